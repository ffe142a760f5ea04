package org.aidwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaBindingTest {

    private static final NewsEvent EVENT = new RandomEvents(1).statement();
    private static final byte[] VALUE =
            EventJson.encode(EVENT).canonical().getBytes(StandardCharsets.UTF_8);
    private static final EventEnvelope ENVELOPE =
            new EventEnvelope(
                    "st-1@1",
                    "/feeds/연합뉴스",
                    EventType.STATEMENT,
                    "50% of \"it\"",
                    Instant.parse("2024-11-26T08:47:00.123456789Z"),
                    Instant.parse("2024-11-26T08:47:01.000001999Z"),
                    "feed",
                    List.of("연합뉴스", "Kyiv, Post", "100% News", "%2C", "*"),
                    "KR>UA",
                    "st-0@1",
                    Map.of("traceparent", "00-abc", "desk", "Сеул"));

    @Test
    void an_envelope_comes_back_from_its_headers() {
        Map<String, byte[]> headers = KafkaBinding.headers(ENVELOPE);

        assertThat(KafkaBinding.read(headers, VALUE))
                .isEqualTo(new KafkaBinding.ReadRecord.Event(ENVELOPE, EventJson.encode(EVENT)));
    }

    @Test
    void what_may_be_absent_may_be_absent() {
        EventEnvelope least =
                new EventEnvelope(
                        "i",
                        "s",
                        EventType.STATEMENT,
                        null,
                        null,
                        Instant.EPOCH,
                        "w",
                        List.of(),
                        "k",
                        null,
                        Map.of());

        assertThat(KafkaBinding.read(KafkaBinding.headers(least), VALUE))
                .isEqualTo(new KafkaBinding.ReadRecord.Event(least, EventJson.encode(EVENT)));
    }

    @Test
    void header_values_are_plain_ascii() {
        KafkaBinding.headers(ENVELOPE)
                .forEach(
                        (name, value) ->
                                assertThat(new String(value, StandardCharsets.ISO_8859_1))
                                        .as(name)
                                        .matches("[!#-~]*"));
    }

    @Test
    void headers_are_those_of_the_binary_mode() {
        Map<String, String> headers = new LinkedHashMap<>();
        KafkaBinding.headers(ENVELOPE)
                .forEach(
                        (name, value) ->
                                headers.put(name, new String(value, StandardCharsets.US_ASCII)));

        assertThat(headers)
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", "st-1@1")
                .containsEntry("ce_type", "org.aidwire.statement.v1")
                .containsEntry("ce_source", "/feeds/%EC%97%B0%ED%95%A9%EB%89%B4%EC%8A%A4")
                .containsEntry("ce_subject", "50%25%20of%20%22it%22")
                .containsEntry("ce_time", "2024-11-26T08:47:00.123456Z")
                .containsEntry("ce_recordedtime", "2024-11-26T08:47:01.000001Z")
                .containsEntry("ce_partitionkey", "KR>UA")
                .containsEntry("ce_causationid", "st-0@1")
                .containsEntry("content-type", "application/json")
                .hasSize(14);
    }

    @Test
    void no_extension_stands_for_an_attribute_of_aidwire() {
        EventEnvelope sly =
                new EventEnvelope(
                        "i",
                        "s",
                        EventType.ARTICLE,
                        null,
                        null,
                        Instant.EPOCH,
                        "feed",
                        List.of("KBS"),
                        "k",
                        null,
                        Map.of("writer", "editor", "writeroutlets", "*"));

        Map<String, byte[]> headers = KafkaBinding.headers(sly);

        assertThat(headers.get("ce_writer")).asString().isEqualTo("feed");
        assertThat(headers.get("ce_writeroutlets")).asString().isEqualTo("KBS");
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("specversion", null, Fault.shape("/specversion", "must be 1.0")),
                Arguments.of("specversion", "0.3", Fault.shape("/specversion", "must be 1.0")),
                Arguments.of("type", null, Fault.value("/type", "is required")),
                Arguments.of(
                        "type",
                        "org.aidwire.rumour.v1",
                        Fault.value("/type", "is no event type of Aidwire")),
                Arguments.of("id", "", Fault.value("/id", "is required")),
                Arguments.of("source", null, Fault.value("/source", "is required")),
                Arguments.of("writer", null, Fault.value("/writer", "is required")),
                Arguments.of("partitionkey", null, Fault.value("/partitionkey", "is required")),
                Arguments.of("recordedtime", null, Fault.value("/recordedtime", "is required")),
                Arguments.of(
                        "recordedtime",
                        "2024-11-26",
                        Fault.shape("/recordedtime", "must be an RFC 3339 instant")),
                Arguments.of(
                        "time", "yesterday", Fault.shape("/time", "must be an RFC 3339 instant")),
                Arguments.of(
                        "subject", "%E", Fault.shape("/subject", "is not percent-encoded UTF-8")),
                Arguments.of(
                        "subject", "%FF", Fault.shape("/subject", "is not percent-encoded UTF-8")),
                Arguments.of(
                        "subject",
                        "a%00",
                        Fault.shape("/subject", "contains U+0000, which no text store keeps")),
                Arguments.of(
                        "writeroutlets",
                        "KBS,%25zz",
                        Fault.shape(
                                "/writeroutlets",
                                "must be percent-encoded names with commas between them")));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void a_header_at_fault_is_named_once(String name, @Nullable String value, Fault fault) {
        Map<String, byte[]> headers = KafkaBinding.headers(ENVELOPE);
        headers.put("ce_" + name, value == null ? null : value.getBytes(StandardCharsets.US_ASCII));

        assertThat(KafkaBinding.read(headers, VALUE))
                .isEqualTo(new KafkaBinding.ReadRecord.Unreadable(List.of(fault)));
    }

    @Test
    void a_record_without_value_is_unreadable() {
        assertThat(KafkaBinding.read(KafkaBinding.headers(ENVELOPE), null))
                .isEqualTo(
                        new KafkaBinding.ReadRecord.Unreadable(
                                List.of(Fault.shape("", "the record has no value"))));
        assertThat(KafkaBinding.read(Map.of(), null))
                .isInstanceOf(KafkaBinding.ReadRecord.Unreadable.class);
    }

    @Test
    void whatever_the_bytes_the_answer_is_a_value() {
        int readable = 0;
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            NewsEvent event = new RandomEvents(seed).event();
            Map<String, byte[]> headers = KafkaBinding.headers(ENVELOPE);
            headers.put("ce_type", EventType.of(event).wire().getBytes(StandardCharsets.US_ASCII));
            List<String> names = new ArrayList<>(headers.keySet());
            for (int i = random.nextInt(3); i > 0; i--) {
                String name = names.get(random.nextInt(names.size()));
                headers.put(name, damaged(headers.get(name), random));
            }
            if (random.nextInt(10) == 0) {
                headers.put("ce_" + random.nextInt(), damaged(null, random));
            }
            byte[] value = EventJson.encode(event).canonical().getBytes(StandardCharsets.UTF_8);
            byte[] sent = random.nextInt(4) == 0 ? value : damaged(value, random);

            KafkaBinding.ReadRecord read;
            try {
                read = KafkaBinding.read(headers, sent);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }

            switch (read) {
                case KafkaBinding.ReadRecord.Event _,
                        KafkaBinding.ReadRecord.Sealed _,
                        KafkaBinding.ReadRecord.Erasing _ ->
                        readable++;
                case KafkaBinding.ReadRecord.Unreadable unreadable ->
                        assertThat(unreadable.faults()).as("seed %d", seed).isNotEmpty();
            }
        }
        // Neither outcome is rare, or the damage would say nothing.
        assertThat(readable).isBetween(200, 1_800);
    }

    private static byte @Nullable [] damaged(byte @Nullable [] bytes, Random random) {
        if (bytes == null || bytes.length == 0 || random.nextInt(4) == 0) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            return random.nextInt(8) == 0 ? null : noise;
        }
        byte[] copy = bytes.clone();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            copy[random.nextInt(copy.length)] =
                    random.nextBoolean()
                            ? (byte) random.nextInt(256)
                            : (byte) "%,\"{}[]0e\\".charAt(random.nextInt(10));
        }
        return copy;
    }
}
