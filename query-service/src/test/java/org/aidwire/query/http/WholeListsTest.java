package org.aidwire.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeListsTest {

    private static final Listing<Entry, String> LIST =
            Listing.byText("numbers", Entry.class, Entry::name);

    record Entry(String name) {}

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 249, 250, 251, 1_000, 1_234})
    void every_entry_is_written_once_in_order_part_by_part(int length) throws IOException {
        List<Entry> all =
                IntStream.range(0, length)
                        .mapToObj(each -> new Entry("%05d".formatted(each)))
                        .toList();
        List<Integer> counts = new ArrayList<>();
        Parts<Entry, String> parts =
                (after, count) -> {
                    counts.add(count);
                    return all.stream()
                            .filter(each -> after == null || each.name().compareTo(after) > 0)
                            .limit(count)
                            .toList();
                };
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new WholeLists.Table<>(
                        new Listing.Asked<>(LIST, LIST.entry(), 1, null),
                        parts,
                        parts.read(null, WholeLists.PART))
                .write(out);

        assertThat(ReadCsv.rows(out.toString(StandardCharsets.UTF_8)).stream().skip(1))
                .extracting(List::getFirst)
                .containsExactlyElementsOf(all.stream().map(Entry::name).toList());
        assertThat(counts).containsOnly(250).hasSize(length / 250 + 1);
    }
}
