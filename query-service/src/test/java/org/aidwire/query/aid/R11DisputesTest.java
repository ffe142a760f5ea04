package org.aidwire.query.aid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class R11DisputesTest {

    private final Newsroom newsroom = new Newsroom();

    private R11DisputesTest deny(String id, String act, String saidAt, String more) {
        newsroom.statement(
                id, act, "{'modality':'DENIED','saidAt':'%s'%s}".formatted(saidAt, more));
        return this;
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVER, UA,           ON_RECORD,        2024-03-02, true",
        "DELIVER, WFP,          DOCUMENT,         2024-03-02, true",
        "COMMIT,  KR,           ON_RECORD,        2024-03-02, true",
        "PLEDGE,  KR,           ON_RECORD,        2024-03-02, true",
        "CONSIDER,KR,           ON_RECORD,        2024-03-02, false",
        "REQUEST, UA,           ON_RECORD,        2024-03-02, false",
        "DELIVER, RU,           ON_RECORD,        2024-03-02, false",
        "DELIVER, KR-PARLIAMENT,ON_RECORD,        2024-03-02, false",
        "DELIVER, UA,           OFFICIAL_UNNAMED, 2024-03-02, false",
        "DELIVER, UA,           ON_RECORD,        2024-03-01, true",
        "DELIVER, UA,           ON_RECORD,        2024-02-29, false",
        "DELIVER, UA,           ON_RECORD,        2024-03-01T11:59:59Z, false",
        "DELIVER, UA,           ON_RECORD,        2024-03-01T12:00:00Z, true",
    })
    void a_denial_disputes(
            String act, String party, String attribution, String saidAt, boolean disputes) {
        newsroom.statement("a", "DELIVER", "{'saidAt':'2024-03-01T12:00:00Z'}");
        deny(
                "b",
                act,
                saidAt,
                ",'speaker':{'affiliation':'%s'},'attribution':'%s','aid':{'channel':'WFP'}"
                        .formatted(party, attribution));
        String topmost = party.equals("WFP") ? "UN" : party;
        assertThat(newsroom.line().disputedBy())
                .isEqualTo(disputes ? java.util.List.of(topmost) : java.util.List.of());
    }

    @Test
    void a_denial_moves_no_status() {
        newsroom.statement("a", "COMMIT", "{'saidAt':'2024-03-01'}");
        deny("b", "COMMIT", "2024-03-02", "");
        assertThat(newsroom.line().status()).isEqualTo(Status.COMMITTED);
        assertThat(newsroom.line().disputedBy()).containsExactly("KR");
    }

    @Test
    void saying_it_oneself_later_takes_the_denial_back_and_a_repeated_claim_of_others_does_not() {
        newsroom.statement("a", "COMMIT", "{'saidAt':'2024-03-01'}");
        deny("b", "COMMIT", "2024-03-02", ",'speaker':{'affiliation':'UA'}");
        newsroom.statement("c", "COMMIT", "{'saidAt':'2024-03-03'}");
        assertThat(newsroom.line().disputedBy()).containsExactly("UA");
        newsroom.statement("d", "COMMIT", "{'saidAt':'2024-03-03','speaker':{'affiliation':'UA'}}");
        assertThat(newsroom.line().disputedBy()).isEmpty();
    }

    @Test
    void denying_a_sale_disputes_no_aid() {
        newsroom.statement("a", "COMMIT", "{'saidAt':'2024-03-01'}");
        deny("b", "COMMIT", "2024-03-02", ",'aid':{'terms':'SALE'}");
        assertThat(newsroom.line().disputedBy()).isEmpty();
    }

    @Test
    void at_looks_at_what_was_effective_by_then_and_as_of_at_what_was_recorded() {
        newsroom.recordedFrom("2024-03-10T00:00:00Z")
                .statement("a", "PLEDGE", "{'saidAt':'2024-03-01'}")
                .recordedFrom("2024-04-10T00:00:00Z")
                .statement("b", "COMMIT", "{'saidAt':'2024-03-05'}")
                .statement("c", "CONSIDER", "{'modality':'HISTORICAL'}");
        assertThat(newsroom.at("2024-03-04T00:00:00Z").lines().get("kr.ua.air-defence").status())
                .isEqualTo(Status.PLEDGED);
        assertThat(newsroom.at("2024-02-01T00:00:00Z").lines().get("kr.ua.air-defence").status())
                .isEqualTo(Status.CONSIDERING);
        assertThat(newsroom.asOf("2024-03-20T00:00:00Z").lines().get("kr.ua.air-defence").status())
                .isEqualTo(Status.PLEDGED);
        assertThat(newsroom.asOf("2024-03-09T00:00:00Z").lines()).isEmpty();
    }
}
