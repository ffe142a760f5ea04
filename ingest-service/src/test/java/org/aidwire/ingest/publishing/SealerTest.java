package org.aidwire.ingest.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.EventEnvelope;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;
import org.aidwire.contract.KafkaBinding;
import org.aidwire.contract.KeyRecord;
import org.aidwire.contract.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class SealerTest {

    private static final String SAID =
            """
            {"id": "s", "article": {"uri": "urn:a"}, "text": "Anna Zeuge said so", "act": "PLEDGE",
             "speaker": {"name": "Anna Zeuge"}, "modality": "ASSERTED", "attribution": "ON_RECORD",
             "aid": {"donor": "KR", "recipient": "UA", "items": ["AIR_DEFENCE"]}}
            """;

    @Test
    void each_event_is_sealed_under_a_key_of_its_own_that_goes_before_it() {
        Outgoing said = outgoing(EventType.STATEMENT, SAID);

        Sealer.Values values = new Sealer(() -> true).values(List.of(said, said));

        assertThat(values.events()).hasSize(2).noneMatch(value -> value.contains("Zeuge"));
        assertThat(values.keys()).extracting(ProducerRecord::topic).containsOnly(Topics.KEYS);
        for (int i = 0; i < 2; i++) {
            KeyRecord.Key key = key(values.keys().get(i));
            assertThat(key.recordedtime()).isEqualTo(said.envelope().recordedtime());
            assertThat(key.article()).isEqualTo("urn:a");
            KafkaBinding.ReadRecord.Sealed read =
                    (KafkaBinding.ReadRecord.Sealed)
                            KafkaBinding.read(
                                    KafkaBinding.headers(said.envelope()),
                                    Sealer.bytes(values.events().get(i)));
            assertThat(read.event().keyId()).isEqualTo(key.id());
            assertThat(read.event().unseal(key.secret())).isEqualTo(said.content());
        }
        assertThat(key(values.keys().get(0)).secret())
                .isNotEqualTo(key(values.keys().get(1)).secret());
    }

    @Test
    void what_nobody_can_ask_to_be_erased_goes_as_it_is() {
        Outgoing lone =
                outgoing(
                        EventType.STATEMENT,
                        SAID.replace("\"article\": {\"uri\": \"urn:a\"},", ""));
        Outgoing empty = outgoing(EventType.ARTICLE, "{\"uri\": \"urn:a\"}");

        Sealer.Values values = new Sealer(() -> true).values(List.of(lone, empty));

        assertThat(values.keys()).isEmpty();
        assertThat(values.events())
                .containsExactly(lone.content().canonical(), empty.content().canonical());
    }

    @Test
    void where_sealing_is_off_everything_goes_as_it_is() {
        Outgoing said = outgoing(EventType.STATEMENT, SAID);

        Sealer.Values values = new Sealer(() -> false).values(List.of(said));

        assertThat(values.keys()).isEmpty();
        assertThat(values.events()).containsExactly(said.content().canonical());
    }

    private static KeyRecord.Key key(ProducerRecord<String, byte[]> record) {
        return (KeyRecord.Key)
                Objects.requireNonNull(
                        KeyRecord.read(
                                record.key().getBytes(StandardCharsets.UTF_8), record.value()));
    }

    private static Outgoing outgoing(EventType type, String json) {
        Decoded.Read content = (Decoded.Read) EventJson.decode(type, Sealer.bytes(json));
        return new Outgoing(
                new EventEnvelope(
                        "e",
                        "/tests",
                        type,
                        null,
                        null,
                        Instant.parse("2026-11-22T10:00:00Z"),
                        "feed",
                        List.of("*"),
                        Topics.key(content.event()),
                        null,
                        Map.of()),
                content);
    }
}
