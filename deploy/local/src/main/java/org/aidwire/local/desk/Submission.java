package org.aidwire.local.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.aidwire.local.command.Command;
import org.aidwire.local.disk.InTheWay;
import org.aidwire.local.disk.Keys;

/**
 * A file on its way in: an article or a statement as JSON, sent as it is, or a story in plain text,
 * made into an article. {@code path} is where ingest takes it.
 */
public record Submission(Command.Post post, String path, byte[] body, String name) {
    private static final int ACCEPTED = 202;

    /** Judges what the file holds. */
    public static Submission of(Command.Post post) {
        String text = textOf(post);
        if (text.isBlank()) {
            throw new InTheWay(post.file() + " is empty.");
        }
        return text.stripLeading().startsWith("{") ? event(post, text) : story(post, text);
    }

    private static String textOf(Command.Post post) {
        try {
            String text = new String(Files.readAllBytes(post.file()), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException unreadable) {
            throw new InTheWay(
                    post.file()
                            + " cannot be read ("
                            + unreadable.getClass().getSimpleName()
                            + ").");
        }
    }

    private static Submission event(Command.Post post, String text) {
        JsonNode json = parse(post, text);
        if (post.outlet() != null
                || post.published() != null
                || post.uri() != null
                || post.headline() != null) {
            throw new InTheWay(
                    post.file()
                            + " is JSON, which says these itself: --outlet, --published, --uri and --headline are"
                            + " for stories in plain text.");
        }
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        if (json.has("id") && json.has("act")) {
            return new Submission(post, "/v1/statements", body, json.path("id").asText());
        }
        if (json.has("uri")) {
            return new Submission(post, "/v1/articles", body, json.path("uri").asText());
        }
        throw new InTheWay(
                post.file()
                        + " is neither an article (which has a uri) nor a statement (which has an id and an act).");
    }

    private static JsonNode parse(Command.Post post, String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new InTheWay(
                    "%s is not JSON: %s (line %d, column %d)."
                            .formatted(
                                    post.file(),
                                    malformed.getOriginalMessage(),
                                    malformed.getLocation().getLineNr(),
                                    malformed.getLocation().getColumnNr()));
        }
    }

    /** The same story posted twice is the same article: its uri is made from what it says. */
    private static Submission story(Command.Post post, String text) {
        String uri = post.uri() == null ? "urn:sha256:" + Keys.sha256(text) : post.uri();
        ObjectNode article = new ObjectMapper().createObjectNode();
        article.put("uri", uri);
        if (post.outlet() != null) {
            article.putObject("outlet").put("name", post.outlet());
        }
        article.put("headline", post.headline() == null ? firstLine(text) : post.headline());
        article.put("body", text);
        if (post.published() != null) {
            boolean bareDate = post.published().matches("\\d{4}-\\d{2}-\\d{2}");
            article.put(
                    "publishedAt", bareDate ? post.published() + "T00:00:00Z" : post.published());
        }
        return new Submission(
                post, "/v1/articles", article.toString().getBytes(StandardCharsets.UTF_8), uri);
    }

    private static String firstLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** Posts it and prints the answer; the exit code. */
    public int submit(PrintStream out, PrintStream err) throws InterruptedException {
        String key = new Keys(post.target().directory()).read(post.key());
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(post.target().ingest() + path))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .timeout(Services.ANSWER)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        HttpResponse<String> answer = Services.send(request);
        if (answer.statusCode() != ACCEPTED) {
            Services.explain(answer, err);
            return 1;
        }
        out.println(answer.body());
        err.println("accepted as " + name);
        return 0;
    }
}
