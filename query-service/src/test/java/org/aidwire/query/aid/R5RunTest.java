package org.aidwire.query.aid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class R5RunTest {

    private final Newsroom newsroom = new Newsroom();

    @Test
    void since_is_the_earliest_of_the_run_not_the_winners_own_time() {
        newsroom.statement("a", "COMMIT", "{'saidAt':'2024-03-01'}")
                .statement("b", "COMMIT", "{'saidAt':'2024-04-01'}");
        assertThat(newsroom.line().since()).isEqualTo("2024-03-01T00:00:00Z");
    }

    @Test
    void a_run_begins_after_the_latest_stop() {
        newsroom.statement("a", "COMMIT", "{'saidAt':'2024-03-01'}")
                .statement("b", "SUSPEND", "{'saidAt':'2024-03-10'}")
                .statement("c", "COMMIT", "{'saidAt':'2024-04-01'}");
        assertThat(newsroom.line().since()).isEqualTo("2024-04-01T00:00:00Z");
    }

    @Test
    void a_stops_run_begins_after_the_last_other_act_requests_aside() {
        newsroom.statement("a", "DECLINE", "{'saidAt':'2024-01-01'}")
                .statement("b", "CONSIDER", "{'saidAt':'2024-02-01'}")
                .statement("c", "DECLINE", "{'saidAt':'2024-03-01'}")
                .statement("d", "REQUEST", "{'saidAt':'2024-04-01','speaker':{'affiliation':'UA'}}")
                .statement("e", "DECLINE", "{'saidAt':'2024-05-01'}");
        assertThat(newsroom.line().since()).isEqualTo("2024-03-01T00:00:00Z");
        assertThat(newsroom.line().openRequest()).isNull();
    }

    @Test
    void since_is_null_where_none_of_the_run_is_dated() {
        newsroom.statement("a", "COMMIT", "{'modality':'HISTORICAL'}");
        assertThat(newsroom.line().since()).isNull();
    }

    @Test
    void origins_and_reports_count_the_run_in_any_class() {
        newsroom.article("{'uri':'u','outlet':{'name':'KBS'}}")
                .article("{'uri':'v','outlet':{'name':'YTN'}}")
                .statement("a", "COMMIT", "{'saidAt':'2024-03-01','article':{'uri':'u'}}")
                .statement(
                        "b",
                        "COMMIT",
                        "{'saidAt':'2024-02-01','attribution':'ANONYMOUS_SOURCE','article':{'uri':'v'}}")
                .statement(
                        "c",
                        "COMMIT",
                        "{'saidAt':'2024-02-01','attribution':'OUTLET','outlet':'KBS'}")
                .statement(
                        "d",
                        "PLEDGE",
                        "{'saidAt':'2024-02-01','attribution':'OUTLET','outlet':'AFP'}");
        assertThat(newsroom.line().independentOrigins()).isEqualTo(3);
        assertThat(newsroom.line().reports()).isEqualTo(3);
        assertThat(newsroom.line().since()).isEqualTo("2024-03-01T00:00:00Z");
    }

    @Test
    void of_two_at_one_time_the_smaller_id_wins_by_utf8_bytes() {
        newsroom.statement(
                        "\uD83D\uDE00", "PLEDGE", "{'saidAt':'2024-03-01','aid':{'channel':'WFP'}}")
                .statement(
                        "\uFF5E", "PLEDGE", "{'saidAt':'2024-03-01','aid':{'channel':'UNICEF'}}");
        assertThat(newsroom.line().attributes().channel()).isEqualTo("UNICEF");
    }
}
