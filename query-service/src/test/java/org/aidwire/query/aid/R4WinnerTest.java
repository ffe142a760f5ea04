package org.aidwire.query.aid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class R4WinnerTest {

    private final Newsroom newsroom = new Newsroom();

    @Test
    void the_furthest_step_wins_whatever_came_later() {
        newsroom.statement("a", "DELIVER", "{'saidAt':'2024-03-01'}")
                .statement("b", "PLEDGE", "{'saidAt':'2024-02-01'}");
        assertThat(newsroom.line().status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void a_late_pledge_does_not_overwrite_a_commitment() {
        newsroom.statement("a", "COMMIT", "{'saidAt':'2024-03-01'}")
                .statement("b", "PLEDGE", "{'saidAt':'2024-04-01'}");
        assertThat(newsroom.line().status()).isEqualTo(Status.COMMITTED);
    }

    @Test
    void a_stop_ends_every_step_before_it() {
        newsroom.statement("a", "COMMIT", "{'saidAt':'2024-03-01'}")
                .statement("b", "WITHDRAW", "{'saidAt':'2024-04-01'}");
        assertThat(newsroom.line().status()).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void a_step_after_the_stop_wins_also_where_it_is_a_smaller_one() {
        newsroom.statement("a", "COMMIT", "{'saidAt':'2024-03-01'}")
                .statement("b", "WITHDRAW", "{'saidAt':'2024-04-01'}")
                .statement("c", "CONSIDER", "{'saidAt':'2024-05-01'}");
        assertThat(newsroom.line().status()).isEqualTo(Status.CONSIDERING);
        assertThat(newsroom.line().since()).isEqualTo(Instant.parse("2024-05-01T00:00:00Z"));
    }

    @Test
    void a_request_after_a_stop_leaves_it_standing_and_is_open() {
        newsroom.statement("a", "DECLINE", "{'saidAt':'2024-04-01'}")
                .statement(
                        "b", "REQUEST", "{'saidAt':'2024-05-01','speaker':{'affiliation':'UA'}}");
        assertThat(newsroom.line().status()).isEqualTo(Status.DECLINED);
        assertThat(newsroom.line().openRequest())
                .isEqualTo(
                        new LineState.OpenRequest(
                                Instant.parse("2024-05-01T00:00:00Z"), Confirmation.CONFIRMED, 1));
    }

    @Test
    void at_one_time_the_stop_comes_after_the_step() {
        newsroom.statement("a", "COMMIT", "{'saidAt':'2024-04-01'}")
                .statement("b", "SUSPEND", "{'saidAt':'2024-04-01'}");
        assertThat(newsroom.line().status()).isEqualTo(Status.SUSPENDED);
    }

    @Test
    void at_one_time_stops_follow_one_another_in_their_order() {
        newsroom.statement("a", "WITHDRAW", "{'saidAt':'2024-04-01'}")
                .statement("b", "DECLINE", "{'saidAt':'2024-04-01'}")
                .statement("c", "SUSPEND", "{'saidAt':'2024-04-01'}");
        assertThat(newsroom.line().status()).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void of_equal_steps_the_latest_without_a_qualifier_stands() {
        newsroom.statement("a", "PLEDGE", "{'saidAt':'2024-04-01'}")
                .statement(
                        "b",
                        "PLEDGE",
                        "{'saidAt':'2024-05-01','modality':'CONDITIONAL','condition':'if asked'}");
        assertThat(newsroom.line().qualifier()).isNull();
        assertThat(newsroom.line().condition()).isNull();
    }

    @Test
    void a_qualified_step_after_the_stop_is_not_beaten_by_a_plain_one_before_it() {
        newsroom.statement("a", "PLEDGE", "{'saidAt':'2024-04-01'}")
                .statement("b", "SUSPEND", "{'saidAt':'2024-04-02'}")
                .statement(
                        "c",
                        "PLEDGE",
                        "{'saidAt':'2024-05-01','modality':'CONDITIONAL','condition':'if asked'}");
        assertThat(newsroom.line().status()).isEqualTo(Status.PLEDGED);
        assertThat(newsroom.line().qualifier()).isEqualTo(Candidate.Qualifier.CONDITIONAL);
        assertThat(newsroom.line().condition()).isEqualTo("if asked");
    }

    @Test
    void an_unknown_time_comes_before_every_dated_one() {
        newsroom.statement("a", "DELIVER", "{'modality':'HISTORICAL'}")
                .statement("b", "SUSPEND", "{'saidAt':'2020-01-01'}");
        assertThat(newsroom.line().status()).isEqualTo(Status.SUSPENDED);
    }

    @Test
    void acts_hold_the_latest_time_of_each_act_of_the_class() {
        newsroom.statement("a", "PLEDGE", "{'saidAt':'2024-04-01'}")
                .statement("b", "PLEDGE", "{'saidAt':'2024-05-01'}")
                .statement("c", "COMMIT", "{'modality':'HISTORICAL'}")
                .statement("d", "DELIVER", "{'saidAt':'2024-06-01','attribution':'OUTLET'}");
        assertThat(newsroom.line().acts())
                .hasSize(2)
                .containsEntry(
                        org.aidwire.contract.Act.PLEDGE, Instant.parse("2024-05-01T00:00:00Z"))
                .containsEntry(org.aidwire.contract.Act.COMMIT, null);
    }
}
