package org.aidwire.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.Newsroom;
import org.aidwire.query.http.Csv;
import org.aidwire.query.http.Shape;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each format makes of a line: the table of design section 4. */
class FormatsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String USD = "'amount':{'value':6000000,'currency':'USD'}";
    private static final String EUR = "'amount':{'value':50,'currency':'EUR'}";

    private final Newsroom newsroom = new Newsroom();

    private FormatsTest says(String id, String act, String saidAt, String aid) {
        return says(id, act, saidAt, aid, "");
    }

    private FormatsTest says(String id, String act, String saidAt, String aid, String more) {
        newsroom.statement(id, act, "{'saidAt':'%s','aid':{%s}%s}".formatted(saidAt, aid, more));
        return this;
    }

    private @Nullable LineState stateAt(@Nullable String at) {
        return newsroom.history()
                .at(new Cut(null, at == null ? null : Instant.parse(at), NOW))
                .lines()
                .get("kr.ua.air-defence");
    }

    private ExportedLine line() {
        return line(null);
    }

    private ExportedLine line(@Nullable String beforeWithdrawal) {
        return new ExportedLine(
                Objects.requireNonNull(stateAt(null)),
                beforeWithdrawal == null ? null : stateAt(beforeWithdrawal));
    }

    private static String reasons(Exported<?> exported) {
        return exported.left().stream().map(Left.Reason::what).toList().toString();
    }

    @ParameterizedTest
    @CsvSource({
        "REQUEST,  -, -, -",
        "CONSIDER, 1, -, -",
        "PLEDGE,   1, pledge, Commitment",
        "COMMIT,   2, commitment, Commitment",
        "ALLOCATE, 2, commitment, Allocation",
        "DELIVER,  4, paid, delivered",
        "DECLINE,  -, -, -",
        "REJECT,   -, -, -",
        "SUSPEND,  6, -, -",
        "WITHDRAW, 5, -, -",
    })
    void each_status_is_said_or_listed_as_not_said(
            String act, String iati, String fts, String kiel) {
        String party = act.equals("REQUEST") || act.equals("REJECT") ? "UA" : "KR";
        says("s", act, "2024-05-01", EUR, ",'speaker':{'affiliation':'" + party + "'}");

        Exported<IatiActivity> activities = IatiActivity.of(line());
        Exported<FtsFlow> flows = FtsFlow.of(line());
        Exported<KielRow> rows = KielRow.of(line());

        assertThat(
                        activities.entries().isEmpty()
                                ? "-"
                                : String.valueOf(activities.entries().getFirst().status()))
                .isEqualTo(iati);
        assertThat(flows.entries().isEmpty() ? "-" : flows.entries().getFirst().status())
                .isEqualTo(fts);
        assertThat(rows.entries().isEmpty() ? "-" : rows.entries().getFirst().measure())
                .isEqualTo(kiel);
        for (Exported<?> each : List.of(activities, flows, rows)) {
            assertThat(each.entries().isEmpty() && each.left().isEmpty()).isFalse();
        }
    }

    @Test
    void a_commitment_and_its_delivery_are_two_transactions() {
        says("c", "COMMIT", "2024-05-01", USD)
                .says("a", "ALLOCATE", "2024-06-01", "'amount':{'value':2,'currency':'USD'}")
                .says("d", "DELIVER", "2024-07-01", "'amount':{'value':1,'currency':'USD'}");

        Exported<IatiActivity> exported = IatiActivity.of(line());

        assertThat(exported.entries().getFirst().transactions())
                .extracting(
                        each ->
                                each.type()
                                        + " "
                                        + each.date()
                                        + " "
                                        + each.value().toPlainString())
                .containsExactly("2 2024-05-01 6000000", "3 2024-07-01 1");
        assertThat(reasons(exported)).isEqualTo("[amounts.ALLOCATE USD]");
        assertThat(FtsFlow.of(line()).entries())
                .extracting(each -> each.status() + " " + each.amountUSD())
                .containsExactly("paid 1");
    }

    @Test
    void what_is_withdrawn_is_taken_back() {
        says("c", "COMMIT", "2024-05-01", EUR)
                .says("w", "WITHDRAW", "2024-08-01", "'terms':'GIFT'");
        ExportedLine line = line("2024-07-31T00:00:00Z");

        assertThat(IatiActivity.of(line).entries().getFirst().transactions())
                .extracting(
                        each ->
                                each.type()
                                        + " "
                                        + each.date()
                                        + " "
                                        + each.value().toPlainString())
                .containsExactly("2 2024-05-01 50", "2 2024-08-01 -50");
        assertThat(KielRow.of(line).entries().getFirst().value()).isEqualByComparingTo("-50");
        assertThat(KielRow.of(line).entries().getFirst().totalEur()).isEqualByComparingTo("-50");
        assertThat(reasons(FtsFlow.of(line))).isEqualTo("[status WITHDRAWN]");
        assertThat(reasons(IatiActivity.of(line()))).isEqualTo("[status WITHDRAWN]");
    }

    @Test
    void nothing_is_converted() {
        says("c", "COMMIT", "2024-05-01", EUR);

        FtsFlow flow = FtsFlow.of(line()).entries().getFirst();

        assertThat(flow.amountUSD()).isNull();
        assertThat(flow.originalAmount()).isEqualByComparingTo("50");
        assertThat(flow.originalCurrency()).isEqualTo("EUR");
        assertThat(reasons(FtsFlow.of(line()))).isEqualTo("[amountUSD of EUR]");
        assertThat(KielRow.of(line()).entries().getFirst().totalEur()).isEqualByComparingTo("50");
        assertThat(reasons(KielRow.of(line()))).isEqualTo("[]");
    }

    @Test
    void what_is_not_certain_is_marked_and_listed() {
        says(
                "c",
                "COMMIT",
                "2024-05-01",
                "'amount':{'value':5,'currency':'USD','basis':'ESTIMATED'}",
                ",'attribution':'ANONYMOUS_SOURCE','outlet':'KBS'");

        assertThat(reasons(IatiActivity.of(line())))
                .isEqualTo("[confirmation REPORTED, basis ESTIMATED]");
        assertThat(KielRow.of(line()).entries().getFirst().explanation())
                .endsWith("; not confirmed (REPORTED); estimated");
        assertThat(FtsFlow.of(line()).entries().getFirst().aidwire().confirmation().name())
                .isEqualTo("REPORTED");
    }

    @Test
    void a_flow_without_an_amount_is_none_but_a_row_may_count_goods() {
        says("c", "COMMIT", "2024-05-01", "'quantity':{'count':20,'unit':'batteries'}");

        assertThat(FtsFlow.of(line()).entries()).isEmpty();
        KielRow row = KielRow.of(line()).entries().getFirst();
        assertThat(row.number()).isEqualByComparingTo("20");
        assertThat(row.value()).isNull();
    }

    @Test
    void rows_stand_in_the_columns_of_the_tracker() {
        says("c", "COMMIT", "2024-05-01", EUR);

        assertThat(
                        new String(
                                Csv.write(Shape.of(KielRow.class), KielRow.of(line()).entries()),
                                StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        activity_id,sub_activity_id,donor,announcement_date,aid_type_general,\
                        aid_type_specific,explanation,measure,item,item_type,item_numb,\
                        item_numb_deliv,source_reported_value,reporting_currency,\
                        tot_activity_value_EUR,tot_value_deliv_EUR\r
                        kr.ua.air-defence,kr.ua.air-defence-1,South Korea,2024-05-01,Military,\
                        Air defence,South Korea to Ukraine: Air defence,Commitment,Air defence,\
                        AIR_DEFENCE,,,50,EUR,50,\r
                        """);
    }
}
