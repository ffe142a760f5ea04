package org.aidwire.ingest.extraction.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aidwire.contract.Article;
import org.aidwire.contract.Statement;
import org.aidwire.ingest.extraction.Extraction.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that came back to the article they lie about, without the way there. */
class VerificationTest {

    private static final String BODY =
            """
            Japan will give Kenya $6 million for 2025 and 2 million doses of vaccine, Foreign Minister Yoko Kamikawa said on Monday. \
            Kenya is thankful 🎈🎈 for all of it, the Kenyan government said.

            Rain is expected over Uganda this week, and Australian forecasters agree that it will last.

            "Japan has more to give," Kamikawa said in Tokyo.
            """;

    private static final String WORDS = "Japan will give Kenya $6 million for 2025";

    private static Verification.Verified verified(String body, String... statements) {
        return Verification.of(
                Article.story("urn:a", null, null, body, null, null),
                "{\"statements\": [" + String.join(",", statements) + "]}");
    }

    private static String said(String words, String aid, String more) {
        return """
        {"text": "%s", "act": "PLEDGE", "modality": "ASSERTED", "attribution": "ON_RECORD", %s
         "aid": {%s, "items": ["CASH", "CASH", "FOOD"]}}
        """
                .formatted(words, more.isEmpty() ? "" : more + ",", aid);
    }

    private static String said(String words, String more) {
        return said(words, "\"donor\": \"JP\", \"recipient\": \"KE\"", more);
    }

    private static List<Statement> believed(Verification.Verified found) {
        return Objects.requireNonNull(found.findings()).stream().map(Finding::statement).toList();
    }

    @Test
    void an_item_that_is_named_twice_counts_once() {
        List<Statement> found = believed(verified(BODY, said(WORDS, "")));

        assertThat(found.getFirst().aid().items()).containsExactly("CASH", "FOOD");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        Japan                                        | words
        give Kenya $6 mill                           | words
        ive Kenya $6 million                         | words
        n w                                          | words
        Kenya is thankful \\ud83c\\udf88\\ud83c      | words
        \\udf88 for all of it                        | words
        the Kenyan government said.\\n\\nRain is expected over Uganda | words
        Rain is expected over Uganda                 | party
        """)
    void words_are_whole_and_stand_with_both_parties_in_one_paragraph(String words, String why) {
        Verification.Verified found = verified(BODY, said(words, ""));

        assertThat(found.findings()).isEmpty();
        assertThat(found.doubts()).extractingByKey(doubt(why)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        "speaker": "Yoko Kamikawa"                                       | shape
        "speaker": ["Yoko Kamikawa"]                                     | shape
        "speaker": {"affiliation": "AU"}                                 | party
        "speaker": {"affiliation": "UNSPECIFIED"}                        | party
        "speaker": {"name": "Yoko Kamikawa", "affiliation": "AU"}        | party
        "speaker": {"name": "on Monday"}                                 | name
        "speaker": {"name": "Monday"}                                    | name
        "speaker": {"name": "Minister Yoko Kamikawa said on Monday. Kenya"} | name
        """)
    void a_speaker_is_one_who_speaks_there(String speaker, String why) {
        String words =
                BODY.substring(0, BODY.indexOf("Kenya is thankful")).strip().replace("\"", "");

        Verification.Verified found = verified(BODY, said(words, speaker));

        assertThat(found.findings()).isEmpty();
        assertThat(found.doubts()).extractingByKey(doubt(why)).isEqualTo(1);
    }

    @Test
    void whom_a_person_speaks_for_may_stand_beside_the_name_elsewhere() {
        String body =
                "Yoko Kamikawa, Japan's top diplomat, came to Nairobi.\n\n"
                        + "Tokyo gives Kenya more. Kenya gets rice from Japan, Kamikawa said.";

        List<Statement> found =
                believed(
                        verified(
                                body,
                                said(
                                        "Kenya gets rice from Japan, Kamikawa said.",
                                        "\"speaker\": {\"name\": \"Yoko Kamikawa\", \"role\": \"top diplomat\", \"affiliation\": \"JP\"}")));

        assertThat(found.getFirst().speaker())
                .isEqualTo(new Statement.Speaker("Yoko Kamikawa", "top diplomat", "JP"));
    }

    @Test
    void a_role_without_an_office_is_left_out() {
        List<Statement> found =
                believed(
                        verified(
                                BODY,
                                said(
                                        WORDS,
                                        "\"speaker\": {\"role\": \"6 million\", \"affiliation\": \"JP\"}")));

        assertThat(found.getFirst().speaker()).isEqualTo(new Statement.Speaker(null, null, "JP"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        "period": 6                                             |
        "period": 2025                                          | yes
        "amount": {"value": 6000000, "currency": "AUD"}         | yes
        "amount": {"value": 6000000, "currency": "KWD"}         |
        "quantity": {"count": 2000000, "unit": "doses"}         | yes
        "quantity": {"count": 2, "unit": "doses"}               |
        "quantity": {"count": 2000000, "unit": "million doses"} |
        """)
    void figures_mean_what_the_words_say(String figure, String believed) {
        String words = WORDS + " and 2 million doses of vaccine";

        Verification.Verified found =
                verified(
                        BODY,
                        said(words, "\"donor\": \"JP\", \"recipient\": \"KE\", " + figure, ""));

        assertThat(found.findings()).hasSize(believed == null ? 0 : 1);
    }

    @Test
    void what_the_contract_refuses_is_not_believed() {
        String word = "Kami".repeat(300);
        String body = "Japan will give Kenya $6 million, Yoko " + word + " said.";

        Verification.Verified found =
                verified(body, said(body, "\"speaker\": {\"name\": \"Yoko %s\"}".formatted(word)));

        assertThat(found.findings()).isEmpty();
        assertThat(found.doubts()).isEqualTo(Map.of(Doubt.REFUSED, 1));
    }

    @Test
    void a_lie_does_not_make_the_truth_after_it_a_repetition() {
        Verification.Verified found =
                verified(BODY, said(WORDS, "\"confidence\": 7"), said(WORDS, ""));

        assertThat(believed(found)).hasSize(1);
        assertThat(found.doubts()).isEqualTo(Map.of(Doubt.SHAPE, 1));
    }

    @ParameterizedTest
    @Timeout(30)
    @CsvSource({"a", "'a '"})
    void a_body_that_is_all_alike_is_not_searched_for_minutes(String letter) {
        String body = "Japan will give Kenya " + letter.repeat(300_000 / letter.length());
        String words = letter.repeat(1998 / letter.length());
        String[] statements =
                IntStream.range(0, 520)
                        .mapToObj(i -> said(words + "b" + i % 10, ""))
                        .toArray(String[]::new);

        Verification.Verified found = verified(body, statements);

        assertThat(found.findings()).isEmpty();
        assertThat(found.doubts().values().stream().mapToInt(n -> n).sum()).isEqualTo(520);
    }

    private static Doubt doubt(String word) {
        return List.of(Doubt.values()).stream()
                .filter(doubt -> doubt.word().equals(word))
                .collect(Collectors.toList())
                .getFirst();
    }
}
