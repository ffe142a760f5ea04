package org.aidwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The AsyncAPI document says what the code does. */
class AsyncApiTest {

    private static final JsonNode API = read();

    @Test
    void the_channels_are_the_topics() {
        List<String> addresses = API.path("channels").findValuesAsText("address");

        assertThat(API.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(addresses)
                .containsExactlyInAnyOrder(
                        Topics.ARTICLES,
                        Topics.STATEMENTS,
                        Topics.DEAD_LETTERS,
                        Topics.STATUS,
                        Topics.KEYS,
                        Topics.REPORTS);
        assertThat(API.path("channels").findValuesAsText("topic")).isEqualTo(addresses);
    }

    @Test
    void every_reference_leads_somewhere() {
        List<String> references = API.findValuesAsText("$ref");

        assertThat(references).hasSizeGreaterThan(15);
        for (String reference : references) {
            if (reference.startsWith("#")) {
                assertThat(API.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
            } else {
                assertThat(ContractFiles.tree(ContractFiles.text(reference)).path("$id").asText())
                        .as(reference)
                        .startsWith("urn:aidwire:schema:");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_event_travels_on_the_channel_of_its_type(EventType type) {
        NewsEvent event =
                switch (type) {
                    case ARTICLE -> new RandomEvents(3).article();
                    case STATEMENT -> new RandomEvents(3).statement();
                };
        JsonNode message = null;
        for (JsonNode channel : API.path("channels")) {
            if (channel.path("address").asText().equals(Topics.of(event))) {
                message = resolve(channel.path("messages").iterator().next());
            }
        }

        assertThat(message).isNotNull();
        assertThat(message.path("name").asText()).isEqualTo(type.wire());
        assertThat(resolve(message.path("headers")).findValue("ce_type").path("const").asText())
                .isEqualTo(type.wire());
        assertThat(message.path("payload").path("schema").path("$ref").asText())
                .isEqualTo("schemas/" + ContractFiles.folder(type) + ".v1.schema.json");
    }

    @Test
    void the_headers_are_those_that_are_written() {
        JsonNode headers = API.at("/components/schemas/cloudEventHeaders");

        Set<String> all = new TreeSet<>();
        headers.path("properties").fieldNames().forEachRemaining(all::add);
        assertThat(all).isEqualTo(written(envelope("subject", Instant.EPOCH, "cause")).keySet());
        List<String> required = new ArrayList<>();
        headers.path("required").forEach(name -> required.add(name.asText()));
        assertThat(required)
                .containsExactlyInAnyOrderElementsOf(written(envelope(null, null, null)).keySet());
    }

    @Test
    void the_keys_are_those_that_are_described() {
        Article article = new RandomEvents(3).article();
        Statement statement = new RandomEvents(3).statement();

        assertThat(Topics.key(article)).isEqualTo(article.uri());
        assertThat(Topics.key(statement))
                .isEqualTo(statement.aid().donor() + ">" + statement.aid().recipient());
    }

    private static Map<String, String> written(EventEnvelope envelope) {
        Map<String, String> written = new java.util.TreeMap<>();
        KafkaBinding.headers(envelope)
                .forEach(
                        (name, value) ->
                                written.put(name, new String(value, StandardCharsets.US_ASCII)));
        return written;
    }

    private static EventEnvelope envelope(String subject, Instant time, String cause) {
        return new EventEnvelope(
                "i",
                "s",
                EventType.ARTICLE,
                subject,
                time,
                Instant.EPOCH,
                "w",
                List.of("*"),
                "k",
                cause,
                Map.of());
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? API.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(ContractFiles.text("asyncapi.yaml"));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
