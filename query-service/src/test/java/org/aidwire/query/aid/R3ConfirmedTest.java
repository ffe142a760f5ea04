package org.aidwire.query.aid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R2 and R3: on whose word. */
class R3ConfirmedTest {

    private final Newsroom newsroom = new Newsroom();

    @ParameterizedTest
    @CsvSource({
        "REQUEST,  UA,    ON_RECORD,         CONFIRMED",
        "REQUEST,  WFP,   ON_RECORD,         CONFIRMED",
        "REQUEST,  KR,    ON_RECORD,         REPORTED",
        "REJECT,   UA,    ON_RECORD,         CONFIRMED",
        "REJECT,   KR,    ON_RECORD,         REPORTED",
        "DELIVER,  UA,    ON_RECORD,         CONFIRMED",
        "DELIVER,  KR,    DOCUMENT,          CONFIRMED",
        "DELIVER,  WFP,   ON_RECORD,         CONFIRMED",
        "DELIVER,  US,    ON_RECORD,         REPORTED",
        "COMMIT,   KR,    DOCUMENT,          CONFIRMED",
        "COMMIT,   UA,    ON_RECORD,         REPORTED",
        "COMMIT,   KR,    OFFICIAL_UNNAMED,  REPORTED",
        "COMMIT,   KR,    ANONYMOUS_SOURCE,  REPORTED",
        "COMMIT,   KR,    OUTLET,            REPORTED",
        "COMMIT,   KR,    ANALYST,           REPORTED",
        "COMMIT,   KR-PARLIAMENT, ON_RECORD, REPORTED",
        "COMMIT,   KR-OTHER, ON_RECORD,      REPORTED",
        "DECLINE,  KR,    ON_RECORD,         CONFIRMED",
        "SUSPEND,  UA,    ON_RECORD,         REPORTED",
    })
    void standing_and_attribution_confirm(
            String act, String party, String attribution, Confirmation confirmation) {
        newsroom.statement(
                "a",
                act,
                "{'speaker':{'affiliation':'%s'},'attribution':'%s','aid':{'channel':'WFP'}}"
                        .formatted(party, attribution));
        assertThat(newsroom.line().confirmation()).isEqualTo(confirmation);
    }

    @Test
    void a_body_below_the_donor_speaks_for_it() {
        newsroom.statement(
                "a", "COMMIT", "{'speaker':{'affiliation':'EEAS'},'aid':{'donor':'EU'}}");
        assertThat(newsroom.line("eu.ua.air-defence").confirmation())
                .isEqualTo(Confirmation.CONFIRMED);
    }

    @Test
    void an_intended_delivery_counts_as_a_pledge_and_so_needs_the_donor() {
        newsroom.statement(
                "a", "DELIVER", "{'modality':'INTENDED','speaker':{'affiliation':'UA'}}");
        assertThat(newsroom.line().confirmation()).isEqualTo(Confirmation.REPORTED);
    }

    @Test
    void two_independent_origins_corroborate() {
        newsroom.statement("a", "COMMIT", "{'attribution':'OUTLET','outlet':'KBS'}")
                .statement("b", "COMMIT", "{'attribution':'OUTLET','outlet':'YTN'}");
        assertThat(newsroom.line().confirmation()).isEqualTo(Confirmation.CORROBORATED);
    }

    @Test
    void an_outlet_repeating_old_policy_never_overrides_a_governments_word() {
        newsroom.statement("a", "COMMIT", "{'saidAt':'2024-04-01'}")
                .statement(
                        "b",
                        "DECLINE",
                        "{'saidAt':'2024-05-01','attribution':'OUTLET','outlet':'KBS'}");
        assertThat(newsroom.line().status()).isEqualTo(Status.COMMITTED);
        assertThat(newsroom.line().reported().status()).isEqualTo(Status.DECLINED);
    }
}
