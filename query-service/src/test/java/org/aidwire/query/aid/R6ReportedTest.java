package org.aidwire.query.aid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class R6ReportedTest {

    private final Newsroom newsroom = new Newsroom();

    @Test
    void later_unconfirmed_word_stands_beside_the_status() {
        newsroom.statement("a", "PLEDGE", "{'saidAt':'2024-03-01'}")
                .statement(
                        "b",
                        "DELIVER",
                        "{'saidAt':'2024-04-01','attribution':'OUTLET','outlet':'KBS'}")
                .statement(
                        "c",
                        "DELIVER",
                        "{'saidAt':'2024-05-01','attribution':'OUTLET','outlet':'YTN'}");
        assertThat(newsroom.line().status()).isEqualTo(Status.PLEDGED);
        assertThat(newsroom.line().reported())
                .isEqualTo(
                        new LineState.Reported(
                                Status.DELIVERED,
                                Confirmation.CORROBORATED,
                                2,
                                Instant.parse("2024-04-01T00:00:00Z")));
    }

    @Test
    void earlier_unconfirmed_word_does_not() {
        newsroom.statement("a", "PLEDGE", "{'saidAt':'2024-03-01'}")
                .statement(
                        "b",
                        "DELIVER",
                        "{'saidAt':'2024-02-01','attribution':'OUTLET','outlet':'KBS'}");
        assertThat(newsroom.line().reported()).isNull();
    }

    @Test
    void beside_a_request_all_unconfirmed_word_is_looked_at() {
        newsroom.statement("a", "REQUEST", "{'saidAt':'2024-03-01','speaker':{'affiliation':'UA'}}")
                .statement(
                        "b",
                        "PLEDGE",
                        "{'saidAt':'2024-02-01','attribution':'OUTLET','outlet':'KBS'}");
        assertThat(newsroom.line().reported())
                .isEqualTo(
                        new LineState.Reported(
                                Status.PLEDGED,
                                Confirmation.REPORTED,
                                1,
                                Instant.parse("2024-02-01T00:00:00Z")));
    }

    @Test
    void a_lesser_step_reported_later_says_nothing_new() {
        newsroom.statement("a", "COMMIT", "{'saidAt':'2024-03-01'}")
                .statement(
                        "b",
                        "PLEDGE",
                        "{'saidAt':'2024-04-01','attribution':'OUTLET','outlet':'KBS'}");
        assertThat(newsroom.line().reported()).isNull();
    }

    @Test
    void an_unconfirmed_line_has_nothing_beside_it() {
        newsroom.statement("a", "PLEDGE", "{'attribution':'OUTLET'}")
                .statement("b", "DECLINE", "{'attribution':'OUTLET'}");
        assertThat(newsroom.line().reported()).isNull();
    }
}
