package org.aidwire.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.aidwire.contract.EventType;
import org.junit.jupiter.api.Test;

class NativeJsonTest {

    @Test
    void an_event_without_envelope_gets_one_from_its_identity_and_version() {
        byte[] json = "{\"uri\": \"urn:news:1\", \"version\": 3}".getBytes(StandardCharsets.UTF_8);

        Body body = NativeJson.read(EventType.ARTICLE, json, "/writers/kbs");

        assertThat(body)
                .isInstanceOfSatisfying(
                        Body.Events.class,
                        events ->
                                assertThat(events.readings())
                                        .singleElement()
                                        .isInstanceOfSatisfying(
                                                Reading.Incoming.class,
                                                incoming -> {
                                                    assertThat(incoming.attributes().id())
                                                            .isEqualTo("urn:news:1@3");
                                                    assertThat(incoming.attributes().source())
                                                            .isEqualTo("/writers/kbs");
                                                    assertThat(incoming.attributes().type())
                                                            .isEqualTo(EventType.ARTICLE);
                                                }));
    }
}
