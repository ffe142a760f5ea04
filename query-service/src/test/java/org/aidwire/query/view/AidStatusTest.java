package org.aidwire.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.query.aid.Candidate;
import org.aidwire.query.aid.Confirmation;
import org.aidwire.query.aid.Conflict;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.Rule;
import org.aidwire.query.aid.Status;
import org.aidwire.query.aid.Sum;
import org.aidwire.query.http.ReadJson;
import org.junit.jupiter.api.Test;

class AidStatusTest {

    private static final Instant SINCE = Instant.parse("2024-11-24T06:00:00Z");

    @Test
    void every_member_is_there_in_the_published_order() throws Exception {
        assertThat(json(bare()).fieldNames())
                .toIterable()
                .containsExactly(
                        "aidId",
                        "donor",
                        "recipient",
                        "channel",
                        "supplier",
                        "beneficiaries",
                        "item",
                        "period",
                        "terms",
                        "status",
                        "qualifier",
                        "condition",
                        "confirmation",
                        "since",
                        "independentOrigins",
                        "reports",
                        "disputedBy",
                        "reported",
                        "openRequest",
                        "stoppedBy",
                        "acts",
                        "amounts",
                        "shared",
                        "quantities",
                        "conflicts",
                        "revision",
                        "updatedAt");
    }

    @Test
    void what_is_absent_is_null_and_absent_lists_are_empty() {
        assertThat(written(AidStatus.of(bare())))
                .isEqualTo(
                        """
                        {"aidId":"kr.ua.rations",\
                        "donor":{"code":"KR","name":"South Korea"},\
                        "recipient":{"code":"UA","name":"Ukraine"},\
                        "channel":null,"supplier":null,"beneficiaries":[],\
                        "item":{"code":"RATIONS","name":"Field rations","category":"MILITARY",\
                        "lethality":"NON_LETHAL"},\
                        "period":null,"terms":"UNKNOWN","status":"DELIVERED","qualifier":null,\
                        "condition":null,"confirmation":"REPORTED","since":null,\
                        "independentOrigins":0,"reports":1,"disputedBy":[],"reported":null,\
                        "openRequest":null,"stoppedBy":null,"acts":{"DELIVER":null},"amounts":{},\
                        "shared":[],"quantities":{},"conflicts":[],\
                        "revision":null,"updatedAt":null}""");
    }

    @Test
    void sums_are_plain_numbers_however_they_came_about() throws Exception {
        JsonNode json = json(full());

        assertThat(written(AidStatus.of(full())))
                .contains(
                        """
                        "amounts":{"COMMIT":[{"value":6000000,"currency":"USD","basis":"REPORTED",\
                        "parts":[{"statementId":"a","value":6000000}]}]}\
                        """)
                .contains(
                        """
                        "quantities":{"DELIVER":[{"count":12.5,"unit":null,\
                        "parts":[{"statementId":"b","count":12.5}]}]}\
                        """)
                .contains(
                        """
                        "shared":[{"statementId":"c","level":"PLEDGE","items":["RATIONS","CASH"],\
                        "amount":{"value":0.1,"currency":"EUR","basis":"ESTIMATED","extent":"PART"},\
                        "quantity":{"count":null,"unit":"boxes","extent":"PART"}}]\
                        """)
                .contains(
                        """
                        "conflicts":[{"level":"COMMIT","value":3000000,"currency":"USD",\
                        "basis":"REPORTED","statementIds":["d"]}]\
                        """);
        assertThat(json.at("/acts/COMMIT").asText()).isEqualTo("2024-11-24T06:00:00Z");
        assertThat(json.at("/beneficiaries/0/party/name").asText()).isEqualTo("Yemen");
        assertThat(json.at("/beneficiaries/0/basis").asText()).isEqualTo("EXAMPLE");
        assertThat(json.at("/reported/status").asText()).isEqualTo("PLEDGED");
        assertThat(json.at("/openRequest/confirmation").asText()).isEqualTo("CONFIRMED");
        assertThat(json.at("/disputedBy/0").asText()).isEqualTo("KR");
    }

    @Test
    void the_digest_knows_neither_revision_nor_time_of_update() {
        byte[] past = AidStatus.of(full()).content();
        byte[] live = AidStatus.of(full(), 7L, SINCE).content();

        assertThat(live).isEqualTo(past);
        assertThat(new String(live, StandardCharsets.UTF_8)).doesNotContain("revision");
    }

    private static JsonNode json(LineState state) throws Exception {
        return new ObjectMapper().readTree(ReadJson.write(AidStatus.of(state)));
    }

    private static String written(AidStatus status) {
        return new String(ReadJson.write(status), StandardCharsets.UTF_8);
    }

    private static LineState bare() {
        Map<Act, Instant> acts = new EnumMap<>(Act.class);
        acts.put(Act.DELIVER, null);
        return new LineState(
                new LineId("KR", "UA", "RATIONS", null),
                Status.DELIVERED,
                null,
                null,
                Confirmation.REPORTED,
                null,
                0,
                1,
                List.of(),
                null,
                null,
                null,
                acts,
                new EnumMap<>(Act.class),
                new EnumMap<>(Act.class),
                List.of(),
                List.of(),
                new LineState.Attributes(null, null, List.of(), Aid.Terms.UNKNOWN),
                Rule.R4);
    }

    private static LineState full() {
        return new LineState(
                new LineId("KR", "WFP", "FOOD_GRAIN", 2025),
                Status.COMMITTED,
                Candidate.Qualifier.CONDITIONAL,
                "if asked",
                Confirmation.CONFIRMED,
                SINCE,
                1,
                2,
                List.of("KR"),
                new LineState.Reported(Status.PLEDGED, Confirmation.REPORTED, 1, SINCE),
                new LineState.OpenRequest(SINCE, Confirmation.CONFIRMED, 1),
                "kr.wfp.food",
                new EnumMap<>(Map.of(Act.COMMIT, SINCE)),
                new EnumMap<>(Map.of(Act.COMMIT, List.of(sum("USD", "a", new BigDecimal("6E+6"))))),
                new EnumMap<>(Map.of(Act.DELIVER, List.of(sum("", "b", new BigDecimal("12.50"))))),
                List.of(
                        new LineState.Shared(
                                "c",
                                Act.PLEDGE,
                                List.of("RATIONS", "CASH"),
                                new Aid.Amount(
                                        new BigDecimal("0.10"),
                                        "EUR",
                                        Aid.Amount.Basis.ESTIMATED,
                                        Aid.Extent.PART),
                                new Aid.Quantity(null, "boxes", Aid.Extent.PART))),
                List.of(
                        new Conflict(
                                Act.COMMIT,
                                new BigDecimal("3000000.00"),
                                "USD",
                                Aid.Amount.Basis.REPORTED,
                                List.of("d"))),
                new LineState.Attributes(
                        "WFP",
                        "UA",
                        List.of(new Aid.Beneficiary("YE", Aid.Beneficiary.Basis.EXAMPLE)),
                        Aid.Terms.GIFT),
                Rule.R4);
    }

    private static Sum sum(String measure, String statementId, BigDecimal value) {
        return new Sum(
                measure,
                value,
                Aid.Amount.Basis.REPORTED,
                List.of(new Sum.Part(statementId, value)));
    }
}
