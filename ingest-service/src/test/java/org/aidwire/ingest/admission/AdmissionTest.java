package org.aidwire.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;
import org.aidwire.contract.NewsEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {

    private static final Instant NOW = Instant.parse("2024-11-26T08:47:00.123456789Z");
    private static final Writer FEED = writer(Set.of(), "*");

    private static Writer writer(Set<Grant> grants, String... outlets) {
        return new Writer("desk", grants, List.of(outlets));
    }

    /** A statement in which everything is in order, some texts in it replaced by others. */
    private static NewsEvent statement(String... whatBy) {
        String json =
                """
                {"id": "s-1", "text": "Seoul will send de-mining gear.", "act": "PLEDGE",
                 "modality": "ASSERTED", "attribution": "ON_RECORD", "outlet": "Yonhap News Agency",
                 "saidAt": "2024-11-24", "happenedAt": "2024-11-24T06:00:00Z",
                 "speaker": {"name": null, "affiliation": "KR"},
                 "aid": {"donor": "KR", "recipient": "UA", "channel": "WFP", "supplier": "US",
                         "beneficiaries": [{"party": "YE"}, {"party": "SO"}], "items": ["DEMINING"],
                         "amount": {"value": 6000000, "currency": "USD"}},
                 "provenance": {"by": "FEED"}}
                """;
        for (int i = 0; i < whatBy.length; i += 2) {
            assertThat(json).contains(whatBy[i]);
            json = json.replace(whatBy[i], whatBy[i + 1]);
        }
        return read(EventType.STATEMENT, json);
    }

    private static NewsEvent article(String outlet, String publishedAt) {
        return read(
                EventType.ARTICLE,
                """
                {"uri": "urn:news:1", "outlet": {"name": %s}, "publishedAt": "%s"}
                """
                        .formatted(outlet, publishedAt));
    }

    private static NewsEvent read(EventType type, String json) {
        return switch (EventJson.decode(type, json.getBytes(StandardCharsets.UTF_8))) {
            case Decoded.Read read -> read.event();
            case Decoded.Unreadable unreadable -> throw new AssertionError(unreadable.faults());
        };
    }

    private static List<String> refusals(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Admitted _ -> List.of();
            case Verdict.Refused refused ->
                    refused.reasons().stream().map(r -> r.rule() + " " + r.pointer()).toList();
        };
    }

    private static List<String> judged(NewsEvent event, Writer writer) {
        return refusals(Admission.judge(event, recorded(null), writer, NOW));
    }

    @Test
    void an_event_in_order_is_recorded_now_to_the_microsecond() {
        Verdict verdict = Admission.judge(statement(), recorded(null), FEED, NOW);

        assertThat(verdict)
                .isEqualTo(new Verdict.Admitted(Instant.parse("2024-11-26T08:47:00.123456Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "donor": "KR"           | "donor": "QQ"             | UNKNOWN_PARTY /aid/donor
                    "donor": "KR"           | "donor": "kr"             | UNKNOWN_PARTY /aid/donor
                    "recipient": "UA"       | "recipient": "Ukraine"    | UNKNOWN_PARTY /aid/recipient
                    "channel": "WFP"        | "channel": "WFPX"         | UNKNOWN_PARTY /aid/channel
                    "supplier": "US"        | "supplier": "USA"         | UNKNOWN_PARTY /aid/supplier
                    "party": "SO"           | "party": "SO-"            | UNKNOWN_PARTY /aid/beneficiaries/1/party
                    "affiliation": "KR"     | "affiliation": "Seoul"    | UNKNOWN_PARTY /speaker/affiliation
                    ["DEMINING"]            | ["DEMINING", "LASERS"]    | UNKNOWN_ITEM /aid/items/1
                    ["DEMINING"]            | [""]                      | UNKNOWN_ITEM /aid/items/0
                    "currency": "USD"       | "currency": "usd"         | UNKNOWN_CURRENCY /aid/amount/currency
                    "currency": "USD"       | "currency": "DEM"         | UNKNOWN_CURRENCY /aid/amount/currency
                    ["DEMINING"]            | []                        | WITHOUT_ITEMS /aid/items
                    "2024-11-24"            | "2024-11-28"              | IN_THE_FUTURE /saidAt
                    "2024-11-24T06:00:00Z"  | "2024-11-27T08:47:01Z"    | IN_THE_FUTURE /happenedAt
                    "by": "FEED"            | "by": "EDITOR"            | EDITOR_WITHOUT_GRANT /provenance/by
                    "by": "FEED"            | "by": "EXTRACTOR"         | EXTRACTOR_FROM_OUTSIDE /provenance/by
                    """)
    void each_breach_is_named_with_its_place(String what, String by, String refusal) {
        assertThat(judged(statement(what, by), FEED)).containsExactly(refusal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "donor": "KR"           | "donor": "KR-PARLIAMENT"
                    "donor": "KR"           | "donor": "GROUP-WESTERN-COUNTRIES"
                    "donor": "KR"           | "donor": "UNSPECIFIED"
                    "donor": "KR"           | "donor": "XK"
                    "affiliation": "KR"     | "affiliation": "KR-OTHER"
                    "affiliation": "KR"     | "affiliation": null
                    "2024-11-24"            | "2024-11-27"
                    "2024-11-24T06:00:00Z"  | "2024-11-27T08:46:59Z"
                    "2024-11-24T06:00:00Z"  | "1999-01-01T00:00:00Z"
                    "Yonhap News Agency"    | "a weekly nobody has heard of"
                    """)
    void what_is_unusual_but_allowed_is_admitted(String what, String by) {
        assertThat(judged(statement(what, by), FEED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POSITION", "WARN", "CONSULT", "NO_COMMENT", "FORECAST"})
    void context_needs_no_items(String act) {
        NewsEvent context =
                statement(
                        "[\"DEMINING\"]", "[]", "\"act\": \"PLEDGE\"", "\"act\": \"" + act + "\"");

        assertThat(judged(context, FEED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REQUEST",
                "CONSIDER",
                "COMMIT",
                "ALLOCATE",
                "DELIVER",
                "DECLINE",
                "REJECT",
                "SUSPEND",
                "WITHDRAW"
            })
    void every_step_and_stop_needs_items(String act) {
        NewsEvent bare =
                statement(
                        "[\"DEMINING\"]",
                        "null",
                        "\"act\": \"PLEDGE\"",
                        "\"act\": \"" + act + "\"");

        assertThat(judged(bare, FEED)).containsExactly("WITHOUT_ITEMS /aid/items");
    }

    @Test
    void all_breaches_are_named_at_once() {
        NewsEvent wrong = statement("KR", "QQ", "\"by\": \"FEED\"", "\"by\": \"EXTRACTOR\"");

        assertThat(judged(wrong, writer(Set.of(), "KBS")))
                .containsExactly(
                        "OUTLET_OF_OTHERS /outlet",
                        "EXTRACTOR_FROM_OUTSIDE /provenance/by",
                        "UNKNOWN_PARTY /speaker/affiliation",
                        "UNKNOWN_PARTY /aid/donor");
    }

    @Test
    void the_editor_grant_opens_editor_provenance_and_never_extractor() {
        Writer editor = writer(Set.of(Grant.EDITOR), "*");

        assertThat(judged(statement("\"FEED\"", "\"EDITOR\""), editor)).isEmpty();
        assertThat(judged(statement("\"FEED\"", "\"EXTRACTOR\""), editor))
                .containsExactly("EXTRACTOR_FROM_OUTSIDE /provenance/by");
    }

    @Test
    void a_key_for_named_outlets_writes_for_these_under_any_of_their_names() {
        Writer yonhap = writer(Set.of(), "yonhap NEWS agency", "KBS");

        assertThat(judged(article("\"Yonhap  News Agency\"", "2024-11-01T00:00:00Z"), yonhap))
                .isEmpty();
        assertThat(judged(article("\"YTN\"", "2024-11-01T00:00:00Z"), yonhap))
                .containsExactly("OUTLET_OF_OTHERS /outlet/name");
        assertThat(judged(article("null", "2024-11-01T00:00:00Z"), yonhap))
                .containsExactly("OUTLET_OF_OTHERS /outlet/name");
        assertThat(judged(statement("\"Yonhap News Agency\"", "null"), yonhap))
                .containsExactly("OUTLET_OF_OTHERS /outlet");
    }

    @Test
    void an_article_may_be_published_within_a_day_and_no_later() {
        assertThat(judged(article("null", "2024-11-27T08:46:59Z"), FEED)).isEmpty();
        assertThat(judged(article("null", "2024-11-27T08:47:01Z"), FEED))
                .containsExactly("IN_THE_FUTURE /publishedAt");
    }

    @Test
    void only_a_backfill_key_says_when_an_event_was_recorded() {
        NewsEvent event = statement();
        Instant earlier = Instant.parse("2024-11-24T06:00:00Z");
        Writer backfill = writer(Set.of(Grant.BACKFILL), "*");

        assertThat(refusals(Admission.judge(event, recorded(earlier), FEED, NOW)))
                .containsExactly("RECORDED_WITHOUT_GRANT /recordedtime");
        assertThat(Admission.judge(event, recorded(earlier), backfill, NOW))
                .isEqualTo(new Verdict.Admitted(earlier));
        assertThat(refusals(Admission.judge(event, recorded(NOW.plusSeconds(1)), backfill, NOW)))
                .containsExactly("RECORDED_IN_THE_FUTURE /recordedtime");
    }

    @Test
    void an_answer_does_not_grow_with_what_was_sent() {
        NewsEvent event = statement("\"donor\": \"KR\"", "\"donor\": \"" + "😀".repeat(200) + "\"");

        Verdict verdict = Admission.judge(event, recorded(null), FEED, NOW);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused ->
                                assertThat(refused.reasons().getFirst().detail())
                                        .hasSizeLessThan(200));
    }

    private static Admission.Times recorded(Instant recordedtime) {
        return new Admission.Times(null, recordedtime);
    }

    @Test
    void an_envelope_from_the_day_after_tomorrow_is_refused() {
        Instant time = NOW.plus(Admission.AHEAD);
        assertThat(
                        Admission.judge(
                                statement(),
                                new Admission.Times(time.minusSeconds(1), null),
                                FEED,
                                NOW))
                .isInstanceOf(Verdict.Admitted.class);
        assertThat(
                        refusals(
                                Admission.judge(
                                        statement(),
                                        new Admission.Times(time.plusSeconds(1), null),
                                        FEED,
                                        NOW)))
                .containsExactly("SENT_IN_THE_FUTURE /time");
    }
}
