package org.aidwire.local.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aidwire.local.command.Command;
import org.aidwire.local.disk.DataDirectory;
import org.aidwire.local.disk.InTheWay;
import org.aidwire.local.disk.Keys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionTest {
    @TempDir Path top;
    private Path file;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void provide_a_key() throws IOException {
        file = top.resolve("file");
        Files.createDirectories(top.resolve("data/keys"));
        Files.writeString(top.resolve("data/keys/feed"), "the-key");
    }

    private Command.Post post(
            Integer offset, String outlet, String published, String uri, String headline) {
        Command.Target target = new Command.Target(new DataDirectory(top.resolve("data")), offset);
        return new Command.Post(file, outlet, published, uri, headline, "feed", target);
    }

    private JsonNode body(Submission submission) throws IOException {
        return new ObjectMapper().readTree(submission.body());
    }

    @Test
    void a_story_takes_its_uri_from_its_content_and_its_headline_from_its_first_line()
            throws IOException {
        Files.writeString(file, "\n  Seoul weighs aid\n\nThe words.\n");

        Submission story = Submission.of(post(null, null, null, null, null));

        assertThat(story.path()).isEqualTo("/v1/articles");
        assertThat(body(story).get("uri").asText())
                .isEqualTo("urn:sha256:" + Keys.sha256("\n  Seoul weighs aid\n\nThe words.\n"));
        assertThat(body(story).get("headline").asText()).isEqualTo("Seoul weighs aid");
        assertThat(body(story).get("body").asText())
                .isEqualTo("\n  Seoul weighs aid\n\nThe words.\n");
        assertThat(body(story).has("outlet")).isFalse();
        assertThat(body(story).has("publishedAt")).isFalse();
    }

    @Test
    void what_is_known_of_a_story_comes_from_the_options() throws IOException {
        Files.writeString(file, "The words.");

        Submission story = Submission.of(post(null, "KBS", "2024-10-31", "urn:x:1", "A headline"));

        assertThat(body(story).get("uri").asText()).isEqualTo("urn:x:1");
        assertThat(body(story).get("headline").asText()).isEqualTo("A headline");
        assertThat(body(story).get("outlet").get("name").asText()).isEqualTo("KBS");
        assertThat(body(story).get("publishedAt").asText()).isEqualTo("2024-10-31T00:00:00Z");
    }

    @Test
    void json_goes_as_it_is_to_where_it_belongs() throws IOException {
        Files.writeString(file, "{\"uri\": \"urn:x:1\", \"version\": 1}");
        assertThat(Submission.of(post(null, null, null, null, null)).path())
                .isEqualTo("/v1/articles");

        Files.writeString(file, "{\"id\": \"s\", \"act\": \"REQUEST\", \"uri\": 1.0}");
        Submission statement = Submission.of(post(null, null, null, null, null));
        assertThat(statement.path()).isEqualTo("/v1/statements");
        assertThat(new String(statement.body(), StandardCharsets.UTF_8)).endsWith("\"uri\": 1.0}");
    }

    @Test
    void what_is_no_event_is_not_sent() throws IOException {
        for (String content : new String[] {"", " \n", "{\"uri\": ", "{\"name\": 1}"}) {
            Files.writeString(file, content);
            assertThatThrownBy(() -> Submission.of(post(null, null, null, null, null)))
                    .isInstanceOf(InTheWay.class)
                    .hasMessageContaining("file");
        }
        Files.delete(file);
        assertThatThrownBy(() -> Submission.of(post(null, null, null, null, null)))
                .isInstanceOf(InTheWay.class);
    }

    @Test
    void an_accepted_file_prints_the_answer() throws Exception {
        Files.writeString(file, "{\"uri\": \"urn:x:1\"}");
        try (TestSite ingest =
                new TestSite(202, "{\"eventId\":\"e\",\"position\":\"aid.articles-1-7\"}")) {
            int code = submit(ingest);

            assertThat(code).isZero();
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("\"position\":\"aid.articles-1-7\"");
            assertThat(ingest.asked().authorization()).isEqualTo("Bearer the-key");
            assertThat(ingest.asked().path()).isEqualTo("/v1/articles");
        }
    }

    @Test
    void a_refused_file_prints_each_place() throws Exception {
        Files.writeString(file, "{\"uri\": \"urn:x:1\"}");
        String problem =
                """
                {"title": "Unprocessable", "errors": [
                  {"pointer": "/version", "detail": "is below 1"}, {"pointer": "/outlet/name", "detail": "is blank"}]}
                """;
        try (TestSite ingest = new TestSite(422, problem)) {
            int code = submit(ingest);

            assertThat(code).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains("422 Unprocessable")
                    .contains("/version  is below 1")
                    .contains("/outlet/name  is blank");
        }
    }

    private int submit(TestSite ingest) throws InterruptedException {
        return Submission.of(post(ingest.port() - 8080, null, null, null, null))
                .submit(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
