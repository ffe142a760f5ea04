package org.aidwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Laws over random events. */
class EventLawsTest {

    private static final int EVENTS = Boolean.getBoolean("aidwire.long") ? 200_000 : 2_000;

    @Test
    void decoding_what_was_encoded_gives_the_event() {
        for (long seed = 0; seed < EVENTS; seed++) {
            NewsEvent event = new RandomEvents(seed).event();
            Decoded.Read encoded = EventJson.encode(event);

            Decoded decoded = EventJson.decode(EventType.of(event), bytes(encoded.canonical()));

            assertThat(decoded).as("seed %d", seed).isEqualTo(encoded);
            assertThat(encoded.event()).as("seed %d", seed).isEqualTo(event);
        }
    }

    @Test
    void the_canonical_form_is_the_same_however_the_event_is_written() {
        Map<EventType, Set<String>> optional = new EnumMap<>(EventType.class);
        for (EventType type : EventType.values()) {
            optional.put(type, optionalMembers(type));
        }
        for (long seed = 0; seed < EVENTS; seed++) {
            NewsEvent event = new RandomEvents(seed).event();
            EventType type = EventType.of(event);
            Decoded.Read encoded = EventJson.encode(event);

            String disguised =
                    new DisguisedJson(new Random(seed))
                            .write(ContractFiles.tree(encoded.canonical()), optional.get(type));

            assertThat(EventJson.decode(type, bytes(disguised)))
                    .as("seed %d: %s", seed, disguised)
                    .isEqualTo(encoded);
        }
    }

    @Test
    void every_event_satisfies_its_schema() {
        Map<EventType, Schema> schemas = new EnumMap<>(EventType.class);
        for (EventType type : EventType.values()) {
            schemas.put(type, ContractFiles.schema(type));
        }
        for (long seed = 0; seed < EVENTS; seed++) {
            NewsEvent event = new RandomEvents(seed).event();

            assertThat(
                            ContractFiles.objections(
                                    schemas.get(EventType.of(event)),
                                    ContractFiles.tree(EventJson.encode(event).canonical())))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void a_stored_event_is_read_again() {
        NewsEvent event = new RandomEvents(7).statement();

        assertThat(EventJson.reread(EventType.STATEMENT, EventJson.encode(event).canonical()))
                .isEqualTo(event);
    }

    private static Set<String> optionalMembers(EventType type) {
        JsonNode schema =
                ContractFiles.tree(
                        ContractFiles.text(
                                "schemas/" + ContractFiles.folder(type) + ".v1.schema.json"));
        Set<String> names = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        schema.path("required").forEach(name -> names.remove(name.asText()));
        return names;
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
