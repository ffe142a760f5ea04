package org.aidwire.ingest.extraction;

import static org.aidwire.ingest.extraction.Told.linesWithSums;
import static org.aidwire.ingest.extraction.Told.statements;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Aid that is told by a list, a pronoun, a place or a conference, and not by its own verb. */
class ToldInPassingTest {

    @Test
    void givers_in_a_list_give_as_the_first_one_did() {
        assertThat(
                        linesWithSums(
                                "Norway pledged $20 million in humanitarian aid to Sudan. Next came"
                                        + " Japan ($9 million), Kuwait ($5 million) and Italy ($4"
                                        + " million). Britain followed with $3 million."))
                .extracting(line -> line.replace("HUMANITARIAN_UNSPECIFIED ", ""))
                .containsExactly(
                        "PLEDGE NO>SD 20000000",
                        "PLEDGE JP>SD 9000000",
                        "PLEDGE KW>SD 5000000",
                        "PLEDGE IT>SD 4000000",
                        "PLEDGE GB>SD 3000000");
    }

    @Test
    void what_a_conference_brings_in_is_of_its_donors() {
        assertThat(
                        linesWithSums(
                                "Some $900 million in humanitarian aid for Chad was pledged at the"
                                        + " conference in Geneva."))
                .containsExactly("PLEDGE GROUP-DONORS>TD HUMANITARIAN_UNSPECIFIED 900000000");
    }

    @Test
    void a_pronoun_or_the_plan_stands_for_goods_told_before() {
        assertThat(
                        linesWithSums(
                                "Norway sent Fiji tents on Monday. Fiji's government had asked for"
                                        + " them."))
                .containsExactly("DELIVER NO>FJ SHELTER", "REQUEST NO>FJ SHELTER");
        assertThat(
                        linesWithSums(
                                "Ukraine has asked Germany for Taurus missiles. Berlin has turned"
                                        + " the idea down twice."))
                .containsExactly("REQUEST DE>UA TAURUS", "DECLINE DE>UA TAURUS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Fiji was yesterday sent a second load of tents by Japan. | DELIVER JP>FJ SHELTER",
                "The Lebanese army is to be given 20 trucks by Qatar. | PLEDGE QA>LB VEHICLES",
                "The EU has put off 40 million euros of budget support for Chad. | SUSPEND EU>TD FINANCIAL_UNSPECIFIED 40000000",
                "Two ships of the Turkish Navy left the port of Izmir on Monday with flour for Sudan. | DELIVER TR>SD FOOD_GRAIN",
                "Two Norwegian navy ships are on their way to Tonga with tents. | DELIVER NO>TO SHELTER",
                "Some 400 Ukrainian soldiers have completed training in Spain. | DELIVER ES>UA TRAINING",
                "Tents have been given to Fiji by Norway and UNICEF. | DELIVER NO>FJ SHELTER",
                "Islamabad has asked for $160 million in humanitarian aid to help five million people. | REQUEST UNSPECIFIED>PK HUMANITARIAN_UNSPECIFIED 160000000",
            })
    void other_words_give_the_same_line(String sentence, String line) {
        assertThat(linesWithSums(sentence)).containsExactly(line);
    }

    @Test
    void no_plan_to_give_what_was_asked_for_declines() {
        assertThat(
                        linesWithSums(
                                "Ukraine has asked Norway for tanks, but the minister said that"
                                        + " there was no plan to hand them over."))
                .containsExactly("REQUEST NO>UA TANKS", "DECLINE NO>UA TANKS");
    }

    @Test
    void who_is_sent_to_train_soldiers_trains_them() {
        assertThat(
                        linesWithSums(
                                "Canada has given Ukraine tanks. Canada will send soldiers to Poland"
                                        + " to train Ukrainian recruits."))
                .containsExactly("DELIVER CA>UA TANKS", "PLEDGE CA>UA TRAINING");
    }

    @Test
    void the_government_is_not_the_one_that_the_aid_goes_to() {
        assertThat(
                        linesWithSums(
                                "Japan sent Haiti tents after the earthquake. Haiti's government had"
                                        + " called for help. The government had also donated $2"
                                        + " million in relief funds, the ministry said."))
                .contains("DELIVER JP>HT HUMANITARIAN_UNSPECIFIED 2000000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Pentagon could not say when the next tanks for Ukraine would arrive.",
                "Pakistan has agreed to let trucks with wheat pass.",
                "Jordan is carrying out a plan for its port.",
                "Ukraine gave a talk on drones in Singapore.",
            })
    void what_only_sounds_alike_gives_none(String sentence) {
        assertThat(linesWithSums(sentence)).isEmpty();
    }

    /** A piece of a number would be a wrong figure, which is worse than none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a million and a half dollars",
                "one million two billion dollars",
                "five million twenty hundred dollars",
                "$1 500,0",
                "several million dollars",
            })
    void a_sum_that_is_not_read_whole_is_no_sum(String sum) {
        assertThat(linesWithSums("Norway will give Kenya " + sum + " for rice."))
                .containsExactly("PLEDGE NO>KE FOOD_GRAIN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "twenty-five million dollars         | 25000000",
                "fourteen million dollars            | 14000000",
                "one hundred and twenty million yen  | 120000000",
                "three million five hundred thousand dollars | 3500000",
                "one million, two hundred thousand dollars | 1200000",
                "a five-million-dollar grant         | 5000000",
                "two and a half million euros        | 2500000",
                "half a million dollars              | 500000",
                "a quarter of a million dollars      | 250000",
                "1 trillion 300 billion won          | 1300000000000",
                "¥3 trillion 500 billion             | 3500000000000",
                "$3 thousand million                 | 3000000000",
                "₹1,00,000 crore                     | 1000000000000",
                "Rs 2 lakh crore                     | 2000000000000",
                "12 crore 50 lakh rupees             | 125000000",
            })
    void a_sum_in_words_is_read_whole(String sum, String value) {
        assertThat(linesWithSums("Norway will give Kenya " + sum + " for rice."))
                .containsExactly("PLEDGE NO>KE FOOD_GRAIN " + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"€1.500.000", "$1 500 000", "1,500,000 euros", "1.5 million dollars"})
    void a_sum_is_read_in_the_forms_of_several_countries(String sum) {
        assertThat(linesWithSums("Norway will give Kenya " + sum + " for rice."))
                .containsExactly("PLEDGE NO>KE FOOD_GRAIN 1500000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12 000 tonnes",
                "2,5 tonnes",
                "several dozen tonnes",
                "a few hundred tonnes",
                "two and three tonnes",
            })
    void a_count_that_is_not_read_whole_is_no_count(String count) {
        assertThat(statements("Norway will give Kenya " + count + " of rice."))
                .singleElement()
                .satisfies(told -> assertThat(told.aid().quantity()).isNull());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "two hundred and fifty tonnes     | 250",
                "two thousand five hundred tonnes | 2500",
                "twenty-one tonnes                | 21",
                "two and a half tonnes            | 2.5",
                "1,500 tonnes                     | 1500",
                "2.5 tonnes                       | 2.5",
                "two dozen tonnes                 | 24",
                "a hundred tonnes                 | 100",
                "1.2 million tonnes               | 1200000",
            })
    void a_count_in_words_is_read_whole(String count, BigDecimal value) {
        assertThat(statements("Norway will give Kenya " + count + " of rice."))
                .singleElement()
                .satisfies(
                        told ->
                                assertThat(told.aid().quantity().count())
                                        .isEqualByComparingTo(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "--", "–", "- dozen", "and"})
    void what_is_no_number_is_no_count(String mark) {
        assertThat(statements("Norway gave Kenya " + mark + " tents on Monday."))
                .singleElement()
                .satisfies(told -> assertThat(told.aid().quantity()).isNull());
    }
}
