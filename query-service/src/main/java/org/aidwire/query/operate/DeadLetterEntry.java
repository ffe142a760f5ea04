package org.aidwire.query.operate;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.aidwire.query.store.DeadLetters;
import org.jspecify.annotations.Nullable;

/** A parked record as operators see it. */
record DeadLetterEntry(
        String id,
        String topic,
        int partition,
        long offset,
        DeadLetters.Reason reason,
        String detail,
        Instant parkedAt,
        @Nullable String build,
        DeadLetters.State state,
        @Nullable Instant requestedAt,
        @Nullable Instant replayedAt,
        int failures,
        DeadLetters.@Nullable Failure lastFailure,
        @Nullable Bytes key,
        List<HeaderEntry> headers,
        @Nullable Integer size,
        @Nullable Bytes value) {

    enum Encoding {
        UTF8,
        BASE64
    }

    /** Bytes as text where they are UTF-8. */
    record Bytes(Encoding encoding, String data) {

        static @Nullable Bytes of(byte @Nullable [] bytes) {
            if (bytes == null) {
                return null;
            }
            try {
                return new Bytes(
                        Encoding.UTF8,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(bytes))
                                .toString());
            } catch (CharacterCodingException e) {
                return new Bytes(Encoding.BASE64, Base64.getEncoder().encodeToString(bytes));
            }
        }
    }

    record HeaderEntry(String name, @Nullable Bytes value) {}

    static DeadLetterEntry of(DeadLetters.DeadLetter letter) {
        return new DeadLetterEntry(
                letter.address().id(),
                letter.address().topic(),
                letter.address().partition(),
                letter.address().recordOffset(),
                letter.reason(),
                letter.detail(),
                letter.parkedAt(),
                letter.build(),
                letter.state(),
                letter.requestedAt(),
                letter.replayedAt(),
                letter.failures(),
                letter.lastFailure(),
                Bytes.of(letter.key()),
                headers(letter.headers()),
                letter.size(),
                Bytes.of(letter.value()));
    }

    private static List<HeaderEntry> headers(Map<String, byte[]> headers) {
        return headers.entrySet().stream()
                .map(each -> new HeaderEntry(each.getKey(), Bytes.of(each.getValue())))
                .toList();
    }
}
