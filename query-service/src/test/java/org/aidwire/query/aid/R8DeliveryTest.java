package org.aidwire.query.aid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class R8DeliveryTest {

    private final Newsroom newsroom = new Newsroom();

    private R8DeliveryTest said(String id, String act, String saidAt, String aid) {
        newsroom.statement(id, act, "{'saidAt':'%s','aid':{%s}}".formatted(saidAt, aid));
        return this;
    }

    private static String usd(int value) {
        return "'amount':{'value':%d,'currency':'USD'}".formatted(value);
    }

    @Test
    void below_the_promised_sum_a_delivery_is_partial() {
        said("a", "COMMIT", "2024-01-01", usd(10)).said("b", "DELIVER", "2024-01-02", usd(9));
        assertThat(newsroom.line().status()).isEqualTo(Status.PARTIALLY_DELIVERED);
    }

    @Test
    void the_promised_sum_reached_is_delivered() {
        said("a", "COMMIT", "2024-01-01", usd(10)).said("b", "DELIVER", "2024-01-02", usd(10));
        assertThat(newsroom.line().status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void the_commitment_is_the_measure_before_allocation_and_pledge() {
        said("a", "PLEDGE", "2024-01-01", usd(50))
                .said("b", "ALLOCATE", "2024-01-01", usd(40))
                .said("c", "COMMIT", "2024-01-01", usd(10))
                .said("d", "DELIVER", "2024-01-02", usd(10));
        assertThat(newsroom.line().status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void in_any_currency_or_unit_short_is_partial() {
        said("a", "COMMIT", "2024-01-01", usd(10) + ",'quantity':{'count':5,'unit':'tanks'}")
                .said(
                        "b",
                        "DELIVER",
                        "2024-01-02",
                        usd(10) + ",'quantity':{'count':4,'unit':'tanks'}");
        assertThat(newsroom.line().status()).isEqualTo(Status.PARTIALLY_DELIVERED);
    }

    @Test
    void more_promised_after_the_delivery_makes_it_partial() {
        said("a", "DELIVER", "2024-01-02", "").said("b", "PLEDGE", "2024-01-03", "");
        assertThat(newsroom.line().status()).isEqualTo(Status.PARTIALLY_DELIVERED);
    }

    @Test
    void the_first_ones_without_a_count_are_partial_where_no_sums_compare() {
        said("a", "DELIVER", "2024-01-02", "'quantity':{'unit':'tanks'}");
        assertThat(newsroom.line().status()).isEqualTo(Status.PARTIALLY_DELIVERED);
    }

    @Test
    void where_sums_compare_the_missing_count_says_nothing() {
        said("a", "COMMIT", "2024-01-01", usd(10))
                .said("b", "DELIVER", "2024-01-02", usd(10) + ",'quantity':{'unit':'tanks'}");
        assertThat(newsroom.line().status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void what_was_promised_before_a_withdrawal_is_no_measure() {
        said("a", "COMMIT", "2024-01-01", usd(10))
                .said("b", "WITHDRAW", "2024-01-02", "")
                .said("c", "DELIVER", "2024-01-03", usd(4));
        assertThat(newsroom.line().status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void what_was_delivered_before_a_withdrawal_is_not_compared_with_what_came_after() {
        said("a", "DELIVER", "2024-01-01", usd(10))
                .said("b", "WITHDRAW", "2024-01-02", "")
                .said("c", "COMMIT", "2024-01-03", usd(8))
                .said("d", "DELIVER", "2024-01-04", usd(4));
        assertThat(newsroom.line().status()).isEqualTo(Status.PARTIALLY_DELIVERED);
    }
}
