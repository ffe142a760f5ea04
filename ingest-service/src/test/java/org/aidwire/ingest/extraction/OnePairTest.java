package org.aidwire.ingest.extraction;

import static org.aidwire.ingest.extraction.Told.lines;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences that lean on the story around them, and nouns that are acts. */
class OnePairTest {

    private static final String STORY =
            "Norway has given Ukraine eight tanks. Norway will give Ukraine drones as well. ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Six trucks have been supplied too. | DELIVER NO>UA VEHICLES",
                "Helmets may be sent later. | CONSIDER NO>UA PROTECTIVE_GEAR",
                "The remaining two will be handed over in May. | PLEDGE NO>UA DRONES",
                "The others will follow. | PLEDGE NO>UA DRONES",
            })
    void a_story_of_one_pair_need_not_name_it_each_time(String sentence, String line) {
        assertThat(lines(STORY + sentence)).contains(line);
    }

    @Test
    void where_another_state_acts_the_pair_is_not_meant() {
        assertThat(lines(STORY + "Six trucks have been supplied by Denmark."))
                .noneMatch(line -> line.startsWith("DELIVER NO>UA VEHICLES"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Ukraine now has a second IRIS-T from Germany. | DELIVER DE>UA IRIS_T",
                "Britain has trained 10,000 Ukrainian soldiers. | DELIVER GB>UA TRAINING",
                "Kyiv has asked its partners for tanks. | REQUEST GROUP-PARTNERS>UA TANKS",
                "Chad turned down the wheat which Libya had offered. | DECLINE LY>TD FOOD_GRAIN",
                "Ukraine's budget received a loan of $900 million from Japan. | DELIVER JP>UA LOAN_SUPPORT",
                "Wheat was sent by several countries, Kenya and Egypt among them, to Sudan. | DELIVER KE>SD FOOD_GRAIN",
                "Under Japan's grant of $5 million to Kenya for rice, prices fell. | COMMIT JP>KE FOOD_GRAIN",
                "Sixty states, including Peru and Chile, suspended food aid to Nepal. | SUSPEND PE>NP FOOD",
                "Hungary will not agree to the next European Union loan of 5 million euros for Ukraine. | DECLINE EU>UA LOAN_SUPPORT",
                "HMAS Canberra delivered tents to Tonga. | DELIVER AU>TO SHELTER",
                "Ships of the French navy brought tents to Libya, according to Egypt. | DELIVER FR>LY SHELTER",
            })
    void parts_stand_in_many_places(String sentence, String line) {
        assertThat(lines(sentence)).contains(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "No country gave Ukraine more weapons than Poland.",
                "Help gets quickly to the districts that Britain's aid is for.",
                "Readers can send money to Nepal's aid fund.",
                "Poland reached an agreement to obtain 40 rocket launchers.",
            })
    void what_tells_no_giving_gives_none(String sentence) {
        assertThat(lines(sentence)).isEmpty();
    }
}
