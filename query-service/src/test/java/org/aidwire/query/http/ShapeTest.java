package org.aidwire.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {

    private static final Shape SHAPE = Shape.of(Line.class);

    record Line(String aidId, Party donor, List<Party> others, Map<Act, List<Party>> byAct) {}

    record Party(String code, String name) {}

    private static JsonNode line() {
        Map<Act, List<Party>> byAct = new EnumMap<>(Act.class);
        byAct.put(Act.PLEDGE, List.of(new Party("DE", "Germany")));
        byAct.put(Act.COMMIT, List.of(new Party("FR", "France")));
        return ReadJson.tree(
                new Line(
                        "kr.ua.x",
                        new Party("KR", "South Korea"),
                        List.of(new Party("UA", "Ukraine"), new Party("PL", "Poland")),
                        byAct));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "aidId | {\"aidId\":\"kr.ua.x\"}",
                "donor.code,aidId | {\"aidId\":\"kr.ua.x\",\"donor\":{\"code\":\"KR\"}}",
                "donor.code,donor | {\"donor\":{\"code\":\"KR\",\"name\":\"South Korea\"}}",
                "others.code | {\"others\":[{\"code\":\"UA\"},{\"code\":\"PL\"}]}",
                "byAct.COMMIT.code | {\"byAct\":{\"COMMIT\":[{\"code\":\"FR\"}]}}",
                "byAct.DELIVER | {\"byAct\":{}}",
            })
    void only_what_is_asked_for_is_left(String fields, String json) {
        Shape chosen = SHAPE.only(Arrays.asList(fields.split(",")));

        assertThat(ReadJson.text(chosen.cut(line()))).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource({
        "aidId, true",
        "donor.name, true",
        "others.name, true",
        "byAct.PLEDGE.name, true",
        "byAct.GIVE, false",
        "donor., false",
        ".donor, false",
        "donor.code.x, false",
        "aidid, false",
    })
    void members_are_known_by_their_written_names(String path, boolean known) {
        assertThat(SHAPE.has(path)).isEqualTo(known);
    }

    @Test
    void columns_are_the_plain_members_and_the_keys_that_are_asked_for() {
        assertThat(SHAPE.columns())
                .extracting(Shape.Column::name)
                .containsExactly("aidId", "donor.code", "donor.name", "others", "byAct");
        assertThat(SHAPE.only(List.of("byAct.COMMIT", "others.code")).columns())
                .extracting(Shape.Column::name)
                .containsExactly("others", "byAct.COMMIT");
    }

    @Test
    void members_have_the_names_that_they_are_written_with() {
        assertThat(Shape.of(Aid.class).members().keySet())
                .containsExactly(
                        "donor",
                        "recipient",
                        "channel",
                        "supplier",
                        "beneficiaries",
                        "items",
                        "period",
                        "package",
                        "amount",
                        "quantity",
                        "terms");
    }
}
