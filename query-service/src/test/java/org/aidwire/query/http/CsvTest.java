package org.aidwire.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static final String PIECES = "'=+-@\t\r\n\",; aÄ\uD83D\uDE80\uFF1D0";

    record Entry(
            String id,
            @Nullable Place place,
            @Nullable BigDecimal value,
            boolean counted,
            Instant time,
            List<Place> places) {}

    record Place(String name, @Nullable Integer period) {}

    @Test
    void a_table_has_a_header_and_a_row_for_each_entry() {
        Entry first =
                new Entry(
                        "a,b",
                        new Place("He said \"no\"", 2025),
                        new BigDecimal("6E+6"),
                        true,
                        Instant.EPOCH,
                        List.of(new Place("x", null)));
        Entry second = new Entry("", null, null, false, Instant.EPOCH, List.of());

        assertThat(write(first, second))
                .isEqualTo(
                        """
                        id,place.name,place.period,value,counted,time,places\r
                        "a,b","He said ""no""\",2025,6000000,true,1970-01-01T00:00:00Z,\
                        "[{""name"":""x"",""period"":null}]"\r
                        "",,,,false,1970-01-01T00:00:00Z,\r
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "=1+1, '=1+1",
                "+49, '+49",
                "-1, '-1",
                "@SUM(A1), '@SUM(A1)",
                "'=1, ''=1",
                "'quoted', 'quoted'",
                "a=1, a=1",
                "\uFF1D1, '\uFF1D1",
            })
    void text_is_never_a_formula(String text, String cell) {
        assertThat(write(new Place(text, -5))).endsWith("\r\n" + cell + ",-5\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t=1", "\r=1", "\n=1", "=HYPERLINK(\"http://x\",\"y\")"})
    void what_a_spreadsheet_would_trim_or_run_is_kept_from_it(String text) {
        assertThat(write(new Place(text, null)))
                .isEqualTo("name,period\r\n\"'" + text.replace("\"", "\"\"") + "\",\r\n");
    }

    @Test
    void what_is_read_back_is_what_was_written() {
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            List<Place> places = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                places.add(new Place(text(random), random.nextBoolean() ? random.nextInt() : null));
            }

            List<List<@Nullable String>> rows = ReadCsv.rows(write(places.toArray()));

            assertThat(rows.subList(1, rows.size()))
                    .as("seed %d", seed)
                    .isEqualTo(
                            places.stream()
                                    .map(
                                            each -> {
                                                List<@Nullable String> row = new ArrayList<>();
                                                row.add(each.name());
                                                row.add(
                                                        each.period() == null
                                                                ? null
                                                                : String.valueOf(each.period()));
                                                return row;
                                            })
                                    .toList());
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(6);
        int[] pieces = PIECES.codePoints().toArray();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    private static String write(Object... entries) {
        return new String(
                Csv.write(Shape.of(entries[0].getClass()), List.of(entries)),
                StandardCharsets.UTF_8);
    }
}
