package org.aidwire.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.KafkaBinding;
import org.aidwire.contract.KeyRecord;
import org.aidwire.contract.SealedEvent;
import org.aidwire.contract.Topics;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An article that is erased is gone everywhere, and no status has changed. */
class ErasingTest {

    private static final String CANARY = "Kanarienvogel";
    private static final Duration SOON = Duration.ofMinutes(1);

    private static final String ARTICLE =
            """
            {"uri": "urn:erase:%1$s", "outlet": {"name": "KBS"}, "headline": "%2$s asks",
             "byline": "%2$s", "body": "Minister %2$s said that Seoul commits six launchers. More."}
            """;

    private static final String STATEMENT =
            """
            {"id": "erase-%1$s", "article": {"uri": "urn:erase:%1$s"}, "outlet": "KBS",
             "speaker": {"name": "%2$s", "role": "minister %2$s", "affiliation": "KR"},
             "attribution": "ON_RECORD", "text": "Seoul commits six launchers, says %2$s.",
             "span": {"start": 0, "end": 20}, "saidAt": "2024-11-24", "act": "COMMIT",
             "modality": "ASSERTED", "aid": {"donor": "KR", "recipient": "UA", "items": ["AIR_DEFENCE"]}}
            """;

    private static final Path TOP = Path.of(System.getProperty("aidwire.top"));

    @TempDir Path directory;

    @Test
    void what_is_erased_is_in_no_table_and_under_no_key_and_the_digest_is_the_same()
            throws Exception {
        Path data = directory.resolve("data");
        try (LocalStack stack = LocalStack.start(data, "--empty")) {
            RequestSpecification editor = as(stack, "editor");
            post(stack, "gone", CANARY);
            post(stack, "kept", "Zeisig");
            String digest = digest(stack);
            assertThat(article(editor, "gone").path("items[0].body").toString()).contains(CANARY);
            assertThat(tables(data)).contains(CANARY, "Zeisig");
            assertThat(log(stack)).contains(CANARY, "Zeisig");

            assertThat(erase(stack, "feed").statusCode()).isEqualTo(403);
            assertThat(erase(stack, "editor").statusCode()).isEqualTo(403);
            assertThat(erase(stack, "admin").statusCode()).isEqualTo(202);

            Awaitility.await("the article is erased")
                    .atMost(SOON)
                    .until(() -> article(editor, "gone").path("items[0].erased"));
            Awaitility.await("its keys are shredded")
                    .atMost(SOON)
                    .until(() -> !log(stack).contains(CANARY));
            assertThat(tables(data)).doesNotContain(CANARY).contains("Zeisig");
            assertThat(log(stack)).contains("Zeisig");
            assertThat((Object) article(editor, "gone").path("items[0].body")).isNull();
            assertThat((Object) statement(editor, "text")).isNull();
            assertThat((Object) statement(editor, "speaker.name")).isNull();
            assertThat((Object) statement(editor, "speaker.affiliation")).isEqualTo("KR");
            assertThat((boolean) statement(editor, "counted")).isTrue();
            assertThat(given(editor).get("/v1/search?q=" + CANARY).asString())
                    .doesNotContain("erase-gone");
            assertThat(digest(stack)).isEqualTo(digest);

            Replica rebuilt = Replica.ended(stack, "rebuilt", "rebuilder");

            assertThat(Files.readString(rebuilt.log())).contains("differing=0");
            assertThat(digest(stack)).isEqualTo(digest);
            assertThat(tables(data)).doesNotContain(CANARY).contains("Zeisig");
            assertThat(given(as(stack, "admin")).get("/v1/dead-letters").path("items").toString())
                    .isEqualTo("[]");
        }
    }

    private static RequestSpecification as(LocalStack stack, String key) {
        return given(stack.query()).header("Authorization", "Bearer " + stack.key(key));
    }

    private static void post(LocalStack stack, String name, String word) {
        for (String[] each :
                new String[][] {{"/v1/articles", ARTICLE}, {"/v1/statements", STATEMENT}}) {
            String position =
                    given(stack.ingest("feed"))
                            .contentType("application/json")
                            .body(each[1].formatted(name, word).getBytes(StandardCharsets.UTF_8))
                            .post(each[0])
                            .then()
                            .statusCode(202)
                            .extract()
                            .path("position");
            Awaitility.await(position)
                    .atMost(SOON)
                    .until(
                            () ->
                                    given(stack.query())
                                            .get("/v1/positions/" + position)
                                            .path("visible"));
        }
    }

    private static Response erase(LocalStack stack, String key) {
        return given(stack.ingest(key))
                .contentType("application/json")
                .body("{\"uri\": \"urn:erase:gone\", \"reason\": \"asked for\"}")
                .post("/v1/erasures");
    }

    private static Response article(RequestSpecification reads, String name) {
        return given(reads).get("/v1/articles?uri=urn:erase:" + name);
    }

    private static Object statement(RequestSpecification reads, String path) {
        return given(reads).get("/v1/statements/erase-gone").path(path);
    }

    private static String digest(LocalStack stack) {
        return given(stack.query()).get("/v1/digest").path("digest");
    }

    /** Every row of every table, in whatever schema. */
    private static String tables(Path data) throws Exception {
        Map<String, String> settings = new HashMap<>();
        for (String line : Files.readAllLines(data.resolve("run/replica.env"))) {
            String[] parts = line.replaceFirst("^export ", "").split("=", 2);
            if (parts.length == 2) {
                settings.put(parts[0], parts[1].replaceAll("^['\"]|['\"]$", ""));
            }
        }
        StringBuilder all = new StringBuilder();
        try (Connection connection =
                        DriverManager.getConnection(
                                settings.get("QUARKUS_DATASOURCE_JDBC_URL"),
                                settings.get("QUARKUS_DATASOURCE_USERNAME"),
                                settings.get("QUARKUS_DATASOURCE_PASSWORD"));
                Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet tables =
                    statement.executeQuery(
                            """
                            select format('%I.%I', schemaname, tablename)
                            from pg_tables
                            where schemaname not in ('pg_catalog', 'information_schema')
                            """)) {
                while (tables.next()) {
                    names.add(tables.getString(1));
                }
            }
            for (String name : names) {
                try (ResultSet rows =
                        statement.executeQuery("select t::text from " + name + " t")) {
                    while (rows.next()) {
                        all.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return all.toString();
    }

    /** All that somebody can read who has a copy of the log, with the keys that are there. */
    private String log(LocalStack stack) {
        try {
            Path copy = directory.resolve("log.jsonl.gz");
            Process backup =
                    new ProcessBuilder(
                                    "sh",
                                    "-c",
                                    ". \"$0\" && exec \"$JAVA\" -jar \"$1\" backup \"$2\"",
                                    stack.data().resolve("run/replica.env").toString(),
                                    TOP + "/ingest-service/target/quarkus-app/quarkus-run.jar",
                                    copy.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(directory.resolve("backup.log").toFile())
                            .start();
            assertThat(backup.waitFor()).isZero();
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    new GZIPInputStream(Files.newInputStream(copy)),
                                    StandardCharsets.UTF_8))) {
                return opened(lines.lines().map(ErasingTest::tree).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String opened(List<JsonNode> records) {
        Map<String, KeyRecord> keys = new HashMap<>();
        StringBuilder all = new StringBuilder();
        for (JsonNode each : records) {
            if (each.path("topic").asText().equals(Topics.KEYS)) {
                KeyRecord record =
                        Objects.requireNonNull(
                                KeyRecord.read(bytes(each.get("key")), bytes(each.get("value"))));
                keys.put(record.key(), record);
            }
        }
        for (JsonNode each : records) {
            byte[] value = bytes(each.path("value"));
            Map<String, byte[]> headers = new HashMap<>();
            each.path("headers")
                    .forEach(pair -> headers.put(pair.get(0).asText(), bytes(pair.get(1))));
            if (value != null) {
                all.append(new String(value, StandardCharsets.UTF_8)).append('\n');
            }
            if (KafkaBinding.read(headers, value)
                    instanceof KafkaBinding.ReadRecord.Sealed sealed) {
                all.append(opened(sealed.event(), keys)).append('\n');
            }
        }
        return all.toString();
    }

    private static JsonNode tree(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte @Nullable [] bytes(JsonNode base64) {
        return base64.isTextual() ? Base64.getDecoder().decode(base64.textValue()) : null;
    }

    /** With whatever key opens it, its own or another. */
    private static String opened(SealedEvent event, Map<String, KeyRecord> keys) {
        for (KeyRecord record : keys.values()) {
            if (record instanceof KeyRecord.Key key
                    && event.unseal(key.secret()) instanceof Decoded.Read read) {
                return read.canonical();
            }
        }
        return "";
    }
}
