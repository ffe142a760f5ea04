package org.aidwire.ingest.extraction;

import static org.aidwire.ingest.extraction.Told.lines;
import static org.aidwire.ingest.extraction.Told.statements;
import static org.aidwire.ingest.extraction.Told.story;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.aidwire.contract.Act;
import org.aidwire.contract.Article;
import org.aidwire.contract.Attribution;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.Modality;
import org.aidwire.contract.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What naive matching gets wrong. */
class RuleExtractorTest {

    @Test
    void a_passive_gives_to_its_subject() {
        assertThat(lines("Ukraine was promised two Patriot batteries by Germany."))
                .containsExactly("PLEDGE DE>UA PATRIOT");
    }

    @Test
    void who_thanks_has_received() {
        assertThat(lines("Kenya thanked Japan for $4 million in food aid."))
                .containsExactly("COMMIT JP>KE FOOD");
    }

    @Test
    void a_capital_is_its_government() {
        assertThat(lines("Seoul has sent Kyiv gas masks."))
                .containsExactly("DELIVER KR>UA GAS_MASKS");
    }

    @Test
    void a_request_runs_from_recipient_to_donor() {
        assertThat(lines("Ukraine has asked South Korea for artillery."))
                .containsExactly("REQUEST KR>UA ARTILLERY");
    }

    @Test
    void will_ask_is_an_intended_request() {
        List<Statement> found = statements("Ukraine will ask South Korea for artillery.");

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().act()).isEqualTo(Act.REQUEST);
        assertThat(found.getFirst().modality()).isEqualTo(Modality.INTENDED);
    }

    @Test
    void will_not_is_a_refusal_and_has_not_is_nothing() {
        assertThat(lines("South Korea will not supply Ukraine with lethal weapons."))
                .containsExactly("DECLINE KR>UA LETHAL_UNSPECIFIED");
        assertThat(lines("Ukraine has not received any weapons from South Korea.")).isEmpty();
    }

    @Test
    void what_is_named_to_be_left_out_is_not_given() {
        assertThat(lines("South Korea has given Ukraine gas masks but not lethal weapons."))
                .containsExactly("DELIVER KR>UA GAS_MASKS");
    }

    @Test
    void one_chamber_has_not_decided() {
        assertThat(lines("The Senate approved $5 billion in military aid for Ukraine."))
                .containsExactly("CONSIDER US>UA MILITARY_UNSPECIFIED");
    }

    @Test
    void a_sum_in_two_currencies_is_one() {
        List<Statement> found =
                statements("Britain has given Ukraine £4.6bn ($5.9bn) in military aid.");

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().aid().amount().value()).isEqualTo(new BigDecimal("4600000000"));
        assertThat(found.getFirst().aid().amount().currency()).isEqualTo("GBP");
    }

    @Test
    void a_verb_that_is_left_out_is_understood() {
        assertThat(
                        lines(
                                "The European Union will give Sudan 350 million euros in"
                                        + " humanitarian aid and France 110 million."))
                .containsExactly(
                        "PLEDGE EU>SD HUMANITARIAN_UNSPECIFIED",
                        "PLEDGE FR>SD HUMANITARIAN_UNSPECIFIED");
    }

    @Test
    void a_sale_is_no_aid() {
        assertThat(
                        lines(
                                "Poland signed a contract to buy 180 tanks from South Korea."
                                        + " Deliveries will begin this year."))
                .isEmpty();
    }

    @Test
    void a_quotation_keeps_its_speaker_across_sentences() {
        Extraction found =
                Told.EXTRACTOR.extract(
                        story(
                                "Japan will give Ukraine $5 million in food aid, Foreign Minister"
                                        + " Yoko Kamikawa said.\n\n"
                                        + "\"We stand with Ukraine. We always will,\" she added."));

        Statement last = found.findings().getLast().statement();
        assertThat(last.text()).isEqualTo("\"We stand with Ukraine. We always will,\" she added.");
        assertThat(last.speaker().name()).isEqualTo("Yoko Kamikawa");
        assertThat(last.verbatim()).isTrue();
    }

    @Test
    void an_unnamed_source_has_no_name() {
        List<Statement> found =
                statements("France has sent Ukraine missiles, a source told Reuters.");

        assertThat(found.getFirst().attribution()).isEqualTo(Attribution.ANONYMOUS_SOURCE);
        assertThat(found.getFirst().speaker().name()).isNull();
    }

    @Test
    void a_credited_outlet_is_named_and_foreign_media_are_not() {
        assertThat(
                        Told.EXTRACTOR
                                .extract(
                                        story(
                                                "Umerov will visit Seoul, the South China Morning"
                                                        + " Post reported."))
                                .credits())
                .extracting(Article.Credit::outlet)
                .containsExactly("South China Morning Post");
        assertThat(
                        Told.EXTRACTOR
                                .extract(story("Umerov will visit Seoul, foreign media reported."))
                                .credits())
                .extracting(Article.Credit::outlet)
                .containsExactly((String) null);
    }

    @Test
    void the_same_article_gives_the_same_ids_and_a_kept_sentence_keeps_its_id() {
        String kept = "Seoul has sent Kyiv gas masks.";

        List<Statement> once = statements(kept);
        List<Statement> again = statements(kept);
        List<Statement> later = statements("It is late. " + kept);

        assertThat(again).isEqualTo(once);
        assertThat(later.getFirst().id()).isEqualTo(once.getFirst().id());
    }

    @Test
    void spans_hold_the_text_of_their_statement() {
        String body =
                "🌾 News.\nSeoul has sent Kyiv gas masks, the ministry said. Kyiv wants more.";
        for (Statement s : statements(body)) {
            assertThat(body.substring(s.span().start(), s.span().end())).isEqualTo(s.text());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"word, ",
                "“",
                "A",
                "a",
                "Aa ",
                "(",
                "\u202e\u0007\u200f aid",
                "Reuters and ",
                "Japan said it told the newspaper The News ",
                "$1,000",
                "he said \"she said “",
                "A.",
                "\n",
                "- aid\n",
                "10:47 26 Nov 2024\n",
                "\ud83c\udf3e",
                "\ud83c",
            })
    void hostile_text_comes_to_an_end(String word) {
        String endless = word.repeat(1_000_000 / word.length());

        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> {
                    statements(endless);
                    CreditedArticles.credited(
                            EventJson.encode(story("Japan sent Kenya rice. " + endless)),
                            Instant.EPOCH);
                });
    }

    @Test
    void what_a_story_of_trade_leaves_out_is_not_guessed() {
        String trade =
                "South Korea and Poland met in Gdynia on Monday. The first vehicles were unloaded in the"
                        + " port on the same day. Crews from a northern brigade will learn to drive them."
                        + " Seoul wants to build more of them there.";
        String tanks = " It provides for delivery of all 180 tanks to Poland by the end of 2025.";

        assertThat(lines(trade + tanks)).isEmpty();
        assertThat(lines(trade + " They are a donation." + tanks))
                .containsExactly("COMMIT KR>PL TANKS");
    }

    @Test
    void the_senate_of_a_story_that_does_not_speak_of_america_is_anothers() {
        String story =
                "Thailand voted on Sunday. The Senate has 250 seats in Bangkok. The House has 500."
                        + " A party pledged 10,000 baht in aid for every Thai. Counting ended late."
                        + " Turnout was high.";

        assertThat(lines(story)).isEmpty();
    }
}
