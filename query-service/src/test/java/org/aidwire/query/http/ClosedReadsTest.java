package org.aidwire.query.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.aidwire.query.status.PostgresForReads;
import org.aidwire.query.status.ServedReads;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One property closes what is read; and whoever asks too often waits. */
@QuarkusTest
@TestProfile(ClosedReadsTest.Closed.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClosedReadsTest extends ServedReads {

    private static final String KEY = "a-key-of-a-reader";

    public static final class Closed implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "aidwire.reads.closed", "true",
                    "aidwire.reads.ask-streams-again", "100ms",
                    "aidwire.limits.open-reads", "60",
                    "aidwire.limits.known-reads", "30",
                    "aidwire.access.reread", "50ms");
        }
    }

    @TestHTTPResource URI service;

    @Test
    @Order(1)
    void every_read_needs_a_key() {
        for (String path :
                new String[] {
                    "/v1/aid", "/v1/items", "/v1/changes/stream", "/v1/nothing", "/", "/pairs/KR/UA"
                }) {
            Response answer = given().get(path);

            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(read("no-such-key", path).statusCode()).isEqualTo(401);
        }
        assertThat(read(PostgresForReads.FEED_KEY, "/v1/items").statusCode()).isEqualTo(200);
        assertThat(read(PostgresForReads.ISSUER.token("desk").signed(), "/v1/items").statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(2)
    void what_the_service_says_about_itself_stays_open() {
        int management =
                ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);

        assertThat(given().get("/q/openapi").statusCode()).isEqualTo(200);
        for (String path : new String[] {"/q/health/live", "/q/health/ready", "/q/metrics"}) {
            assertThat(given().port(management).get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(
            strings = {
                "/q/../v1/items",
                "/q/./../v1/items",
                "/%71/../v1/items",
                "/q/%2e%2e/v1/items",
                "//v1/items",
                "/V1/items",
                "/v1/items/",
                "/q/..;/v1/items"
            })
    void no_way_of_writing_an_address_opens_it(String path) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(
                            ("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(rest(socket.getInputStream())).matches("(?s)HTTP/1.1 (401|404) .*");
        }
    }

    @Test
    @Order(3)
    void a_stream_ends_with_its_key() throws IOException {
        Path file =
                Path.of(
                        ConfigProvider.getConfig()
                                .getValue("aidwire.access.keys-file", String.class));
        String before = Files.readString(file);
        assertThat(before).contains("\"reader\"");
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(
                            ("GET /v1/changes/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                            + KEY
                                            + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");

            write(file, before.replaceAll("(?s),[^,]*\"reader\".*}", ""));

            // Ends, by whatever means; else the socket's patience does.
            assertThat(rest(in)).doesNotContain("401");
            assertThat(read(KEY, "/v1/items").statusCode()).isEqualTo(401);
        } finally {
            write(file, before);
        }
    }

    @Test
    @Order(4)
    void who_asks_too_often_is_told_when_to_come_back() {
        Response answer = read(PostgresForReads.ADMIN_KEY, "/v1/items");
        for (int i = 0; i < 40 && answer.statusCode() != 429; i++) {
            answer = read(PostgresForReads.ADMIN_KEY, "/v1/items");
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"reads\";q=30;w=60");
        assertThat(answer.header("RateLimit")).matches("\"reads\";r=0;t=[1-9]\\d*");
        // One key's haste is nobody else's.
        assertThat(read(PostgresForReads.EDITOR_KEY, "/v1/items").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void who_guesses_keys_is_slowed_down() {
        Response answer = read("guess", "/v1/items");
        for (int i = 0; i < 80 && answer.statusCode() != 429; i++) {
            answer = read("guess-" + i, "/v1/items");
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"open-reads\";q=60;w=60");
        assertThat(read(PostgresForReads.EDITOR_KEY, "/v1/items").statusCode()).isEqualTo(200);
    }

    private static Response read(String key, String path) {
        return given().header("Authorization", "Bearer " + key).get(path);
    }

    private static String rest(InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.net.SocketTimeoutException waited) {
            throw new AssertionError("the stream went on", waited);
        } catch (IOException reset) {
            return "";
        }
    }

    private static void write(Path file, String json) throws IOException {
        Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), json);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
