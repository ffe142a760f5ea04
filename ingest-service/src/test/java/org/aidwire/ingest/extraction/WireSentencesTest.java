package org.aidwire.ingest.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * How agencies tell of aid when they tell of it plainly, two hundred times: a rule that is made for
 * one story must not cost the others their lines. A line of the file is a story ("||" ends a
 * paragraph), a tab, and what it states.
 */
class WireSentencesTest {

    private static final Path FILE = Path.of("src/test/resources/extraction/wire-sentences.txt");

    @TestFactory
    Stream<DynamicTest> a_plain_story_gives_its_lines() throws IOException {
        return Files.readAllLines(FILE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(
                        parts ->
                                DynamicTest.dynamicTest(
                                        parts[0],
                                        () ->
                                                assertThat(
                                                                Told.linesWithSums(
                                                                        parts[0].replace(
                                                                                "||", "\n\n")))
                                                        .isEqualTo(List.of(parts[1].split("; ")))));
    }
}
