package org.aidwire.query.aid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class R13GeneralStopTest {

    private final Newsroom newsroom = new Newsroom();

    @Test
    void a_stop_of_all_arms_stops_the_missiles_too() {
        newsroom.statement("a", "COMMIT", "{'saidAt':'2024-03-01','aid':{'items':['PATRIOT']}}")
                .statement(
                        "b",
                        "SUSPEND",
                        "{'saidAt':'2024-04-01','aid':{'items':['MILITARY_UNSPECIFIED']}}");
        LineState patriot = newsroom.line("kr.ua.patriot");
        assertThat(patriot.status()).isEqualTo(Status.SUSPENDED);
        assertThat(patriot.since()).isEqualTo("2024-04-01T00:00:00Z");
        assertThat(patriot.stoppedBy()).isEqualTo("kr.ua.military-unspecified");
        assertThat(patriot.confirmation()).isEqualTo(Confirmation.CONFIRMED);
        assertThat(patriot.rule()).isEqualTo(Rule.R13);
    }

    @Test
    void it_does_not_reach_what_was_confirmed_later_and_a_request_is_no_such_thing() {
        newsroom.statement("a", "COMMIT", "{'saidAt':'2024-05-01','aid':{'items':['PATRIOT']}}")
                .statement(
                        "b",
                        "SUSPEND",
                        "{'saidAt':'2024-04-01','aid':{'items':['LETHAL_UNSPECIFIED']}}")
                .statement(
                        "c",
                        "REQUEST",
                        "{'saidAt':'2024-05-01','speaker':{'affiliation':'UA'},'aid':{'items':['SHELLS']}}");
        assertThat(newsroom.line("kr.ua.patriot").status()).isEqualTo(Status.COMMITTED);
        assertThat(newsroom.line("kr.ua.shells").status()).isEqualTo(Status.SUSPENDED);
    }

    @Test
    void when_the_general_line_moves_on_the_other_is_what_it_was() {
        newsroom.statement("a", "COMMIT", "{'saidAt':'2024-03-01','aid':{'items':['PATRIOT']}}");
        LineState before = newsroom.line("kr.ua.patriot");
        newsroom.statement(
                "b", "SUSPEND", "{'saidAt':'2024-04-01','aid':{'items':['AIR_DEFENCE']}}");
        assertThat(newsroom.line("kr.ua.patriot")).isNotEqualTo(before);
        newsroom.statement(
                "c", "COMMIT", "{'saidAt':'2024-05-01','aid':{'items':['AIR_DEFENCE']}}");
        assertThat(newsroom.line("kr.ua.patriot")).isEqualTo(before);
    }

    @Test
    void an_unconfirmed_stop_reaches_nothing() {
        newsroom.statement("a", "COMMIT", "{'saidAt':'2024-03-01','aid':{'items':['PATRIOT']}}")
                .statement("b", "SUSPEND", "{'saidAt':'2024-04-01','attribution':'OUTLET'}");
        assertThat(newsroom.line("kr.ua.patriot").status()).isEqualTo(Status.COMMITTED);
    }

    @ParameterizedTest
    @CsvSource({
        "     ,      , PATRIOT,     true",
        "     , 2024 , PATRIOT,     true",
        "     , 2025 , PATRIOT,     true",
        "     , 2023 , PATRIOT,     false",
        "2024 , 2024 , PATRIOT,     true",
        "2024 , 2025 , PATRIOT,     false",
        "2024 ,      , PATRIOT,     false",
        "     , 2024 , AIR_DEFENCE, true",
        "     , 2023 , AIR_DEFENCE, false",
        "2024 , 2025 , AIR_DEFENCE, false",
        "     ,      , SHELLS,      false",
        "     ,      , LETHAL_UNSPECIFIED, false",
    })
    void periods_and_items_that_a_stop_of_air_defence_in_2024_reaches(
            Integer stopPeriod, Integer period, String item, boolean reached) {
        newsroom.statement(
                        "a",
                        "COMMIT",
                        "{'saidAt':'2023-03-01','aid':{'items':['%s'],'period':%s}}"
                                .formatted(item, period))
                .statement(
                        "b",
                        "DECLINE",
                        "{'saidAt':'2024-04-01','aid':{'period':%s}}".formatted(stopPeriod));
        String aidId = new LineId("KR", "UA", item, period).aidId();
        assertThat(newsroom.line(aidId).status())
                .isEqualTo(reached ? Status.DECLINED : Status.COMMITTED);
    }

    @Test
    void of_several_the_latest_then_the_nearest_stops() {
        newsroom.statement("a", "COMMIT", "{'saidAt':'2024-03-01','aid':{'items':['PATRIOT']}}")
                .statement(
                        "b",
                        "SUSPEND",
                        "{'saidAt':'2024-04-01','aid':{'items':['MILITARY_UNSPECIFIED','AIR_DEFENCE']}}");
        assertThat(newsroom.line("kr.ua.patriot").stoppedBy()).isEqualTo("kr.ua.air-defence");
        newsroom.statement(
                "c", "SUSPEND", "{'saidAt':'2024-04-02','aid':{'items':['LETHAL_UNSPECIFIED']}}");
        assertThat(newsroom.line("kr.ua.patriot").stoppedBy())
                .isEqualTo("kr.ua.lethal-unspecified");
    }
}
