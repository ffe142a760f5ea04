package org.aidwire.ingest.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;
import org.aidwire.contract.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts that nobody writes and somebody sends: they cost seconds at most, and lose no statement.
 */
class HostileTextsTest {

    private static final int LENGTH = 300_000;
    private static final int LONGEST_SENTENCE = 2000;
    private static final Duration AT_MOST = Duration.ofSeconds(10);
    private static final String TOLD = "Norway will give Kenya 2,000 tonnes of rice.";
    private static final String LINE = "PLEDGE NO>KE FOOD_GRAIN";

    private static void assertBounded(Statement statement) {
        assertThat(statement.text()).hasSizeLessThanOrEqualTo(LONGEST_SENTENCE);
        assertThat(EventJson.decode(EventType.STATEMENT, json(statement)))
                .isInstanceOf(Decoded.Read.class);
    }

    private static String line(Statement s) {
        return "%s %s>%s %s"
                .formatted(
                        s.act(),
                        s.aid().donor(),
                        s.aid().recipient(),
                        String.join("+", s.aid().items()));
    }

    private static byte[] json(Statement statement) {
        return EventJson.encode(statement).canonical().getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a-",
                "a's",
                "a'",
                "n't",
                "an't",
                "a’b",
                "a.",
                "A.",
                "a/",
                "a,",
                "1,",
                "1.",
                "1:",
                "1-",
                "1/",
                "1,000,",
                "$1,000,",
                "$",
                "-",
                "'",
                "’",
                ".",
                "/",
                ",",
                "1",
                "a",
                "Aa-",
                "Norway-Kenya-",
                "Aa Aa, ",
                "Aa & ",
                "(Aa, ",
                "a b ",
                "ж",
                "жена ",
                "\u0301",
                "a\u0301",
                "\u00a0",
                "🍚",
                "🍚. ",
                "🇳🇴 ",
                "\"",
                "“",
                "\n",
                "a\n",
                "Aa\n",
                "reports citing ",
                "according to ",
                "state-run news agency ",
                "per foreign ",
                "Mr Aa ",
                "million ",
            })
    void a_chain_of_anything_ends_soon_and_loses_no_statement(String link) {
        String text = TOLD + "\n\n" + link.repeat(LENGTH / link.length());

        List<Statement> found =
                assertTimeoutPreemptively(AT_MOST, () -> Told.statements(text), "extraction");
        assertTimeoutPreemptively(
                AT_MOST,
                () ->
                        CreditedArticles.credited(
                                EventJson.encode(Told.story(text)),
                                Instant.parse("2024-12-01T00:00:00Z")),
                "credits");

        assertThat(found).extracting(HostileTextsTest::line).contains(LINE);
        assertThat(found).allSatisfy(HostileTextsTest::assertBounded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-", "a's ", "1,", "Oslo and Bergen and ", "🍚 ", "🍚"})
    void a_sentence_without_an_end_is_cut(String link) {
        String text = TOLD.replace(".", " and ") + link.repeat(LENGTH / link.length());

        List<Statement> found = Told.statements(text);

        assertThat(found).extracting(HostileTextsTest::line).contains(LINE);
        assertThat(found).allSatisfy(HostileTextsTest::assertBounded);
    }

    @Test
    void a_full_stop_after_or_before_an_emoji_ends_a_sentence() {
        String text =
                "Norway will give Kenya 2,000 tonnes of rice 🍚. 🇳🇴 Norway will also give Fiji tents ❤️."
                        + " 🇯🇵 Japan will give Ukraine generators 🔌.🔌 Japan thanked nobody.";

        assertThat(Told.statements(text))
                .extracting(HostileTextsTest::line, Statement::text)
                .containsExactly(
                        tuple(LINE, "Norway will give Kenya 2,000 tonnes of rice 🍚."),
                        tuple("PLEDGE NO>FJ SHELTER", "🇳🇴 Norway will also give Fiji tents ❤️."),
                        tuple(
                                "PLEDGE JP>UA ENERGY",
                                "🇯🇵 Japan will give Ukraine generators 🔌."));
    }

    @Test
    void a_line_in_two_scripts_ends_soon() {
        String text = "Министр заявил о помощи ".repeat(6) + "NATO aid for all the people of it";

        assertTimeoutPreemptively(AT_MOST, () -> Told.statements(text));
    }
}
