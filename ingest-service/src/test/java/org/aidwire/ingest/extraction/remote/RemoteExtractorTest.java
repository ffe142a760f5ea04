package org.aidwire.ingest.extraction.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.aidwire.contract.Act;
import org.aidwire.contract.Article;
import org.aidwire.contract.Attribution;
import org.aidwire.contract.Modality;
import org.aidwire.contract.Statement;
import org.aidwire.ingest.extraction.Extraction;
import org.aidwire.ingest.extraction.RuleExtractor;
import org.aidwire.ingest.extraction.StatementExtractor;
import org.aidwire.ingest.extraction.language.OpenNlpTagger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another extractor that lies in every way we could think of, on a loopback port. */
class RemoteExtractorTest {

    private static final String BODY =
            "Japan will give Kenya $5 million and two rescue teams in 2025, Foreign Minister Yoko Kamikawa said."
                    + " Japan will give Kenya more.";

    private static final String TRUE =
            """
            {"text": "Japan will give Kenya $5 million and two rescue teams in 2025, Foreign Minister Yoko Kamikawa said.",
             "start": 0, "act": "PLEDGE", "modality": "ASSERTED", "attribution": "ON_RECORD",
             "speaker": {"name": "Yoko Kamikawa", "role": "Foreign Minister", "affiliation": "JP"},
             "aid": {"donor": "JP", "recipient": "KE", "items": ["CASH"], "period": 2025,
                     "amount": {"value": 5000000, "currency": "USD"}, "quantity": {"count": 2, "unit": "rescue teams"}},
             "confidence": 0.9}
            """;

    private static final String MORE = "Japan will give Kenya more.";

    private static final StatementExtractor RULES = new RuleExtractor(OpenNlpTagger.load());

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private HttpServer server;
    private volatile Reply reply;
    private volatile String asked;

    /** What the stub does with a question. */
    private interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    asked =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    reply.to(exchange);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static Reply json(int status, String json) {
        return exchange -> {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/extract");
    }

    private static Article article() {
        return Article.story("urn:a", null, null, BODY, null, null);
    }

    /** What is believed of these statements about another body. */
    private List<Statement> read(String body, List<String> said) {
        reply = json(200, "{\"statements\": [" + String.join(",", said) + "]}");
        return statements(
                RemoteExtractor.http(RULES, url(), Duration.ofSeconds(20), null, metrics)
                        .extract(Article.story("urn:a", null, null, body, null, null)));
    }

    /** A statement that claims no more than it must. */
    private static String plain(String words, int start) {
        return """
        {"text": "%s", "start": %d, "act": "PLEDGE", "modality": "ASSERTED", "attribution": "OUTLET",
         "aid": {"donor": "JP", "recipient": "KE", "items": ["CASH"]}}
        """
                .formatted(words, start);
    }

    private List<Statement> read() {
        return statements(
                RemoteExtractor.http(RULES, url(), Duration.ofSeconds(2), null, metrics)
                        .extract(article()));
    }

    private static List<Statement> statements(Extraction found) {
        return found.findings().stream().map(Extraction.Finding::statement).toList();
    }

    private double dropped(String reason) {
        return metrics.counter("aidwire.extraction.remote.dropped", "reason", reason).count();
    }

    private double unanswered(String reason) {
        return metrics.counter("aidwire.extraction.remote.unanswered", "reason", reason).count();
    }

    @Test
    void what_the_article_says_is_believed_and_nothing_else_is_made_of_it() throws IOException {
        reply = json(200, "{\"statements\": [" + TRUE + "]}");

        Statement found = read().getFirst();

        assertThat(found.aid().donor()).isEqualTo("JP");
        assertThat(found.aid().amount().value()).isEqualByComparingTo("5000000");
        assertThat(found.aid().quantity().count()).isEqualByComparingTo("2");
        assertThat(found.span().end()).isEqualTo(found.text().length());
        assertThat(found.provenance().version()).isEqualTo("remote-1");
        assertThat(new ObjectMapper().readTree(asked).path("body").asText()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        "start": 0                      | "start": 7                          | words
        "start": 0                      | "start": -1                         | shape
        "start": 0                      | "start": 2000000000                 | words
        "start": 0                      | "start": "0"                        | shape
        Japan will give                 | Japan has given                     | words
        "act": "PLEDGE"                 | "act": "GIVE"                       | code
        "act": "PLEDGE"                 | "act": 7                            | shape
        "modality": "ASSERTED"          | "modality": "SURELY"                | code
        "attribution": "ON_RECORD"      | "attribution": null                 | shape
        "donor": "JP"                   | "donor": "XX"                       | code
        "donor": "JP"                   | "donor": "US"                       | party
        "donor": "JP"                   | "donor": "KE"                       | party
        "recipient": "KE"               | "recipient": "UA"                   | party
        "recipient": "KE"               | "recipient": {"code": "KE"}         | shape
        ["CASH"]                        | ["GOLD"]                            | code
        ["CASH"]                        | []                                  | code
        ["CASH"]                        | "CASH"                              | shape
        "value": 5000000                | "value": 50000000                   | number
        "value": 5000000                | "value": -5000000                   | number
        "value": 5000000                | "value": 1e400                      | number
        "value": 5000000                | "value": 1e2147483647               | number
        "value": 5000000                | "value": 1e-2147483647              | number
        "value": 5000000                | "value": 2e18                       | number
        "value": 5000000                | "value": "5000000"                  | shape
        "currency": "USD"               | "currency": "EUR"                   | number
        "currency": "USD"               | "currency": "IQD"                   | number
        "currency": "USD"               | "currency": "RSD"                   | number
        "currency": "USD"               | "currency": "BTC"                   | code
        "count": 2                      | "count": 3                          | number
        "count": 2                      | "count": 5                          | number
        "unit": "rescue teams"          | "unit": "tanks"                     | name
        "unit": "rescue teams"          | "unit": "million"                   | name
        "unit": "rescue teams"          | "unit": "$5 million"                | name
        "unit": "rescue teams"          | "unit": "two"                       | name
        "period": 2025                  | "period": 2026                      | number
        "period": 2025                  | "period": 5                         | number
        "period": 2025                  | "period": 20                        | number
        "name": "Yoko Kamikawa"         | "name": "Taro Kono"                 | name
        "name": "Yoko Kamikawa"         | "name": "Taro Kamikawa"             | name
        "name": "Yoko Kamikawa"         | "name": "ikawa"                     | name
        "name": "Yoko Kamikawa"         | "name": "in 2025"                   | name
        "name": "Yoko Kamikawa"         | "name": "Will Give"                 | name
        "name": "Yoko Kamikawa"         | "name": "Yoko Kamikawa said"        | name
        Japan will give Kenya $5        | apan will give Kenya $5             | words
        "role": "Foreign Minister"      | "role": "Emperor"                   | name
        "affiliation": "JP"             | "affiliation": "RU"                 | party
        "confidence": 0.9               | "confidence": 7                     | shape
        "confidence": 0.9               | "confidence": 1e2147483647          | shape
        "confidence": 0.9               | "confidence": "NaN"                 | shape
        """)
    void a_lie_costs_its_statement_and_is_counted(String said, String lie, String reason) {
        assertThat(TRUE).contains(said);
        reply = json(200, "{\"statements\": [" + TRUE.replace(said, lie) + "]}");

        assertThat(read()).isEmpty();
        assertThat(dropped(reason)).isEqualTo(1);
    }

    @Test
    void a_lie_beside_the_truth_leaves_the_truth() {
        reply =
                json(
                        200,
                        "{\"statements\": [7, null, [], "
                                + TRUE.replace("\"JP\"", "\"US\"")
                                + ", "
                                + TRUE
                                + ", "
                                + TRUE
                                + "]}");

        assertThat(read()).hasSize(1);
        assertThat(dropped("shape")).isEqualTo(3);
        assertThat(dropped("party")).isEqualTo(1);
        assertThat(dropped("again")).isEqualTo(1);
    }

    @Test
    void a_flood_is_cut() {
        String body = BODY + " Japan will give Kenya more.".repeat(300);
        List<String> many =
                IntStream.range(0, 1500)
                        .mapToObj(i -> plain(MORE, i < 300 ? BODY.length() + 1 + 28 * i : 1))
                        .toList();

        assertThat(read(body, many)).hasSize(Verification.MOST);
        assertThat(dropped("too-many")).isEqualTo(1500 - Verification.MOST);
    }

    @Test
    void without_a_place_the_first_occurrence_of_the_words_counts_and_surety_is_capped() {
        reply =
                json(
                        200,
                        """
                        {"statements": [{"text": "Japan will give Kenya", "act": "PLEDGE", "modality": "ASSERTED", "attribution": "OUTLET",
                          "aid": {"donor": "JP", "recipient": "KE", "items": ["FOOD"]}, "confidence": 1, "note": "believe me"}]}
                        """);

        Statement found = read().getFirst();

        assertThat(found.span().start()).isZero();
        assertThat(found.provenance().confidence()).isEqualTo(0.95);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        200 | no json at all              | no json
        200 | {"statements": "none"}      | no json
        200 | []                          | no json
        200 | ''                          | no json
        200 | {"statements": []} and more | no json
        200 | {"statements": [], "statements": []} | no json
        200 | {"statements": [{"aid": {"amount": {"value": 1e99999999999}}}]} | no json
        200 | {"statements": [{"confidence": 1e-2147483648}]} | no json
        500 | {"statements": []}          | status 500
        302 | {"statements": []}          | status 302
        """)
    void nonsense_and_refusals_leave_the_rules_reading(int status, String text, String why) {
        reply = json(status, text);

        assertThat(read()).isEqualTo(statements(RULES.extract(article())));
        assertThat(unanswered(why)).isEqualTo(1);
    }

    @Test
    void an_answer_that_never_ends_is_not_waited_for() {
        reply =
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    try {
                        new java.util.concurrent.CountDownLatch(1)
                                .await(4, java.util.concurrent.TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                };

        List<Statement> found =
                statements(
                        RemoteExtractor.http(RULES, url(), Duration.ofMillis(300), null, metrics)
                                .extract(article()));

        assertThat(found).isEqualTo(statements(RULES.extract(article())));
        assertThat(unanswered("late")).isEqualTo(1);
    }

    @Test
    void an_endless_or_bottomless_answer_is_cut_off() {
        reply = json(200, " ".repeat(2 << 20));
        assertThat(read()).isEqualTo(statements(RULES.extract(article())));
        assertThat(unanswered("unreachable")).isEqualTo(1);

        reply = json(200, "[".repeat(100_000));
        assertThat(read()).isEqualTo(statements(RULES.extract(article())));
        assertThat(unanswered("no json")).isEqualTo(1);
    }

    @Test
    void nobody_there_leaves_the_rules_reading() {
        server.stop(0);

        assertThat(read()).isEqualTo(statements(RULES.extract(article())));
        assertThat(unanswered("unreachable")).isEqualTo(1);
    }

    @Test
    void a_chat_endpoint_is_asked_for_the_schemas_shape_and_believed_no_more() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        String content = "{\"statements\": [" + TRUE + ", " + TRUE.replace("5000000", "6") + "]}";
        reply =
                json(
                        200,
                        "{\"choices\": [{\"message\": {\"content\": "
                                + mapper.valueToTree(content)
                                + "}}]}");

        List<Statement> found =
                statements(
                        RemoteExtractor.chat(
                                        RULES,
                                        url(),
                                        "any-model",
                                        Duration.ofSeconds(2),
                                        "secret",
                                        metrics)
                                .extract(article()));

        assertThat(found).hasSize(1);
        assertThat(dropped("number")).isEqualTo(1);
        JsonNode question = mapper.readTree(asked);
        assertThat(question.path("model").asText()).isEqualTo("any-model");
        assertThat(question.at("/response_format/json_schema/schema/title").asText())
                .isEqualTo("Answer of an extractor, version 1");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"statements\": [{\"confidence\": 1e-2147483648}]}'",
        "'{\"statements\": [{\"confidence\": 1e99999999999}]}'",
        "'{\"statements\": []} and more'"
    })
    void nonsense_of_a_chat_endpoint_leaves_the_rules_reading(String content) {
        String quoted = new ObjectMapper().valueToTree(content).toString();
        String answer = "{\"choices\": [{\"message\": {\"content\": " + quoted + "}}]";
        for (String rest : List.of("}", ", \"id\": 1e99999999999}", "} and more")) {
            reply = json(200, answer + rest);

            List<Statement> found =
                    statements(
                            RemoteExtractor.chat(
                                            RULES,
                                            url(),
                                            "any-model",
                                            Duration.ofSeconds(2),
                                            null,
                                            metrics)
                                    .extract(article()));

            assertThat(found).isEqualTo(statements(RULES.extract(article())));
        }
        assertThat(unanswered("no json")).isEqualTo(3);
    }

    @Test
    void the_published_schema_names_every_act_modality_and_attribution() {
        JsonNode said = Schema.json().at("/properties/statements/items/properties");

        assertThat(words(said.at("/act/enum"))).containsExactlyInAnyOrder(names(Act.values()));
        assertThat(words(said.at("/modality/enum")))
                .containsExactlyInAnyOrder(names(Modality.values()));
        assertThat(words(said.at("/attribution/enum")))
                .containsExactlyInAnyOrder(names(Attribution.values()));
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    private static String[] names(Enum<?>[] values) {
        return java.util.Arrays.stream(values).map(Enum::name).toArray(String[]::new);
    }
}
