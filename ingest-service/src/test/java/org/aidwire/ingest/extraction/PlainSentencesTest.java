package org.aidwire.ingest.extraction;

import static org.aidwire.ingest.extraction.Told.lines;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The usual sentences of the news about aid, one by one. */
class PlainSentencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "The US provided Ukraine with $40 million in military aid. | DELIVER US>UA MILITARY_UNSPECIFIED",
                "Poland has so far sent more than 300 tanks to Ukraine. | DELIVER PL>UA TANKS",
                "Bulgaria's parliament voted to send armoured personnel carriers to Ukraine. | COMMIT BG>UA INFANTRY_VEHICLES",
                "Some 40 generators gifted by Estonia will be sent to Ukraine. | PLEDGE EE>UA ENERGY",
                "The Kazakh president ordered humanitarian aid to be sent to Turkey. | COMMIT KZ>TR HUMANITARIAN_UNSPECIFIED",
                "According to WFP, the United States provided more than $340 million in aid to Sudan. | DELIVER US>SD HUMANITARIAN_UNSPECIFIED",
                "A request for Taurus missiles by Ukraine was declined by Germany. | DECLINE DE>UA TAURUS",
                "Russia will dispatch medical supplies to Azerbaijan for onward delivery to Iran. | PLEDGE RU>IR MEDICAL",
                "This brings Norway's total military aid to Ukraine to 20 billion kroner. | DELIVER NO>UA MILITARY_UNSPECIFIED",
                "The UN launched a flash appeal for $160 million for Pakistan's flood victims. | REQUEST UNSPECIFIED>PK HUMANITARIAN_UNSPECIFIED",
                "The Turkish Red Crescent sent 20 trucks of aid to Syria. | DELIVER TURKISH-RED-CRESCENT>SY HUMANITARIAN_UNSPECIFIED",
                "New Zealand meanwhile is giving Tonga an extra $2 million in humanitarian aid. | COMMIT NZ>TO HUMANITARIAN_UNSPECIFIED",
                "The Biden administration will keep back $130 million of military aid from Egypt. | SUSPEND US>EG MILITARY_UNSPECIFIED",
                "Together with its partners the UK means to train 10,000 Ukrainian soldiers. | PLEDGE GB>UA TRAINING",
                "Poland is supporting Ukraine with 14 tanks. | COMMIT PL>UA TANKS",
                "Officials met on Thursday and Japan will provide Kyiv with 30 tanks. | PLEDGE JP>UA TANKS",
                "Japan and Ukraine signed an accord under which Tokyo will provide Kyiv with 30 tanks. | PLEDGE JP>UA TANKS",
                "Denmark will finance the purchase of howitzers for Ukraine's army. | PLEDGE DK>UA ARTILLERY",
            })
    void a_plain_sentence_gives_its_line(String sentence, String line) {
        assertThat(lines(sentence)).containsExactly(line);
    }

    @Test
    void a_delegation_asks_for_those_who_sent_it() {
        assertThat(
                        lines(
                                "A Ukrainian delegation will go to Seoul. The delegation is"
                                        + " expected to meet with South Korean officials and"
                                        + " present a wish list that includes artillery."))
                .containsExactly("REQUEST KR>UA ARTILLERY");
    }

    @Test
    void each_of_two_gives_its_own_sum_and_each_of_two_gets_its_own() {
        assertThat(lines("Brussels paid €15 million to Armenia and Tokyo about $2 million."))
                .extracting(line -> line.substring(0, 13))
                .containsExactly("DELIVER EU>AM", "DELIVER JP>AM");
        assertThat(lines("Japan gave Kenya $5 million and Uganda $3 million in food aid."))
                .extracting(line -> line.substring(0, 13))
                .containsExactly("DELIVER JP>KE", "DELIVER JP>UG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A White House official rejected a report that Washington has decided to supply Ukraine with weapons.",
                "The minister called on Rwanda to withdraw its support for the militia.",
                "Asked about weapons for Ukraine, the chancellor smiled.",
                "Ukraine's president thanked the senators, adding that each missile is a school that stands.",
                "Poland supports Ukraine in its fight with Russian tanks.",
                "Washington would support Tokyo's plan with training.",
                "Indian and Mongolian soldiers will train together in July.",
                "Poland has received three tanks from the South Korean company Hyundai Rotem.",
                "Each year Moscow reaches for weapons against Ukraine.",
            })
    void what_is_no_aid_gives_none(String sentence) {
        assertThat(lines(sentence)).isEmpty();
    }
}
