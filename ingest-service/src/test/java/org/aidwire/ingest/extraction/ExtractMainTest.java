package org.aidwire.ingest.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./aidwire extract} says of a file, and of what is none. */
class ExtractMainTest {

    private static final String STORY =
            "Norway gave Kenya 2,000 tonnes of rice on Wednesday, according to Yonhap.";

    @TempDir Path directory;

    private record Said(int code, String out, String err) {}

    private static Said run(InputStream in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                ExtractMain.run(
                        List.of(args),
                        in,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Said(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Said run(byte[] content) throws IOException {
        Path file = Files.write(directory.resolve("story"), content);
        return run(InputStream.nullInputStream(), file.toString());
    }

    private Said run(String content) throws IOException {
        return run(content.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(Said said, String... words) {
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).startsWith("aidwire: ").contains(words).hasLineCount(1);
    }

    @Test
    void what_is_no_story_is_told_so_in_one_line() throws IOException {
        String missing = directory.resolve("nothing.txt").toString();

        assertRefused(run(InputStream.nullInputStream(), missing), missing, "there is no file");
        assertRefused(
                run(InputStream.nullInputStream(), directory.toString()),
                directory.toString(),
                "directory");
        assertRefused(run(new byte[] {'a', 'b', 0, 'c'}), "UTF-8", "byte 3");
        assertRefused(
                run("Norway gives caf\u00e9s".getBytes(StandardCharsets.ISO_8859_1)),
                "UTF-8",
                "byte 17");
        assertRefused(run(STORY.getBytes(StandardCharsets.UTF_16)), "UTF-8", "byte 1");
        assertRefused(run(" \n"), "empty");
        assertRefused(run(new byte[9_000_000]), "longer");
        assertRefused(run(InputStream.nullInputStream(), "-"), "standard input is empty");
        assertRefused(run(InputStream.nullInputStream(), "a\u001b[2J\nb"), "a\uFFFD[2J\uFFFDb");
    }

    @Test
    void json_that_is_no_article_is_told_so_in_one_line() throws IOException {
        assertRefused(run("{\"uri\":"), "story is no article in JSON");
        assertRefused(run("{\"id\":\"urn:s\",\"act\":\"PLEDGE\"}"), "no article", "/uri");
        assertRefused(run("{\"uri\":\"urn:a\",\"headline\":\"Rice\"}"), "body");
    }

    @Test
    void wrong_usage_has_a_code_of_its_own() {
        assertThat(run(InputStream.nullInputStream()).code()).isEqualTo(2);
        assertThat(run(InputStream.nullInputStream(), "a", "b").code()).isEqualTo(2);
        assertThat(run(InputStream.nullInputStream(), "a", "b").err()).hasLineCount(1);
    }

    @Test
    void a_file_and_standard_input_are_read_alike() throws IOException {
        Said file = run("\uFEFF" + STORY);
        Said in = run(new ByteArrayInputStream(STORY.getBytes(StandardCharsets.UTF_8)), "-");

        assertThat(file).isEqualTo(in);
        assertThat(file.code()).isZero();
        assertThat(file.err()).isEmpty();
        assertThat(file.out())
                .contains("CREDIT   CITES Yonhap", "DELIVER ASSERTED NO > KE FOOD_GRAIN")
                .contains("[[" + STORY + "]]")
                .doesNotContain("happened")
                .endsWith("1 statements\n");
    }

    @Test
    void an_article_is_read_with_its_outlet_and_its_day() throws IOException {
        Said said =
                run(
                        """
                        {"uri":"urn:a","headline":"Rice for Kenya","outlet":{"name":"Yonhap"},
                         "publishedAt":"2024-11-22T12:00:00Z","body":"%s"}
                        """
                                .formatted(STORY));

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("happened 2024-11-20")
                .contains("[[" + STORY + "]]")
                .doesNotContain("CREDIT", "urn:a", "Rice for Kenya");
    }

    @Test
    void what_a_terminal_would_obey_is_not_printed() throws IOException {
        String text =
                "\u001b]0;title\u0007\u001b[2J Norway gave Kenya 2,000 tonnes of\u009b31m rice.\r\n"
                        + "Next\tline\rover\u202eit\u007f";

        Said said = run(text);
        ByteArrayInputStream again =
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        Said coloured = run(again, "-", "--colour");

        assertThat(said.out())
                .contains("]0;title\uFFFD\uFFFD[2J", "of\uFFFD31m rice.")
                .contains("\nNext\tline\uFFFDover\uFFFDit\uFFFD\n")
                .doesNotContainPattern("[\\p{Cc}\\u202e&&[^\\n\\t]]");
        assertThat(coloured.out().replace("\u001b[7m", "[[").replace("\u001b[0m", "]]"))
                .isEqualTo(said.out());
    }
}
