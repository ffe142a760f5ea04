package org.aidwire.ingest.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.aidwire.ingest.broker.RunningBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sees whose request is cut off, slow, too long or hardly HTTP. */
@QuarkusTest
@QuarkusTestResource(RunningBroker.class)
class WireTest {

    private static final String HEAD =
            "POST /v1/articles HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer feed-key\r\nContent-Type: application/json\r\n";
    private static final String HEAD_WITH_QUERY =
            "POST /v1/articles?dryRun=%zz HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer feed-key\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    private static final int TOO_LONG = 9 * 1024 * 1024;

    private static void isProblem(Wire.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status);
    }

    @Test
    void a_client_that_only_announced_too_much_has_its_answer_at_once() throws IOException {
        try (Wire wire = new Wire()) {
            isProblem(wire.send(HEAD + "Content-Length: " + TOO_LONG + "\r\n\r\n{").answer(), 413);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Connection: close\r\n"})
    void a_client_that_sends_all_before_it_reads_has_its_answer(String header) throws IOException {
        try (Wire wire = new Wire()) {
            wire.send(HEAD + header + "Content-Length: " + TOO_LONG + "\r\n\r\n");
            wire.send("x".repeat(TOO_LONG));

            isProblem(wire.answer(), 413);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Connection: close\r\n"})
    void a_body_in_chunks_is_counted(String header) throws IOException {
        try (Wire wire = new Wire()) {
            wire.send(HEAD + header + "Transfer-Encoding: chunked\r\n\r\n");
            String chunk = "100000\r\n" + "x".repeat(0x100000) + "\r\n";
            for (int i = 0; i < 9; i++) {
                wire.send(chunk);
            }

            isProblem(wire.answer(), 413);
        }
    }

    @Test
    void after_a_refusal_the_connection_serves_on() throws IOException {
        try (Wire wire = new Wire()) {
            wire.send(HEAD.replace("feed-key", "no-key") + "Content-Length: 3\r\n\r\n{} ");
            isProblem(wire.answer(), 401);
            wire.send(HEAD + "Content-Length: 2\r\n\r\n{}");
            isProblem(wire.answer(), 422);
            wire.send(HEAD + "Content-Length: " + TOO_LONG + "\r\n\r\n" + "x".repeat(TOO_LONG));
            isProblem(wire.answer(), 413);
            wire.send(HEAD + "Content-Length: 2\r\n\r\n{}");
            isProblem(wire.answer(), 422);
        }
    }

    @Test
    void a_client_that_waits_to_be_told_is_told() throws IOException {
        try (Wire wire = new Wire()) {
            wire.send(HEAD + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            assertThat(wire.answer().status()).isEqualTo(100);
            isProblem(wire.send("{}").answer(), 422);
        }
        try (Wire wire = new Wire()) {
            wire.send(HEAD + "Expect: 100-continue\r\nContent-Length: " + TOO_LONG + "\r\n\r\n");
            isProblem(wire.answer(), 413);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /%c0%af HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /v1/articles/%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /v1/articles%2 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}",
                HEAD_WITH_QUERY
            })
    void broken_escapes_are_a_problem_of_the_client(String request) throws IOException {
        try (Wire wire = new Wire()) {
            Wire.Answer answer = wire.send(request).answer();

            isProblem(answer, 400);
        }
    }

    @Test
    void an_attribute_in_raw_bytes_or_twice_is_named() throws IOException {
        String attributes =
                "ce-specversion: 1.0\r\nce-id: e\r\nce-source: /tests\r\nce-type: org.aidwire.article.v1\r\nce-subject: \u00e9\r\nce-desk: a\r\nce-desk: b\r\n";
        try (Wire wire = new Wire()) {
            Wire.Answer answer =
                    wire.send(
                                    HEAD.replace("articles", "events")
                                            + attributes
                                            + "Content-Length: 13\r\n\r\n{\"uri\": \"a\"} ")
                            .answer();

            isProblem(answer, 400);
            assertThat(answer.body()).contains("\"/subject\"", "\"/desk\"");
        }
    }
}
