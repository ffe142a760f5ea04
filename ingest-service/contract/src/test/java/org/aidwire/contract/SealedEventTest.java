package org.aidwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedEventTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void whatever_was_sealed_comes_back_with_its_key() {
        for (int seed = 0; seed < 500; seed++) {
            Decoded.Read whole = EventJson.encode(new RandomEvents(seed).event());
            EventKey key = EventKey.random(RANDOM);
            SealedEvent sealed = SealedEvent.seal(whole, key, RANDOM);
            if (sealed == null) {
                continue;
            }

            SealedEvent read = travelled(whole.event(), sealed);

            assertThat(read).isEqualTo(sealed);
            assertThat(read.unseal(key.secret())).as("seed %d", seed).isEqualTo(whole);
            assertThat(read.erased()).isEqualTo(SealedEvent.erase(whole));
        }
    }

    @Test
    void without_its_key_an_event_has_no_words_and_no_names_but_all_its_codes_and_its_hash() {
        Decoded.Read whole = golden("statement/full.v1.json");
        SealedEvent sealed = seal(whole, EventKey.random(RANDOM));

        assertThat(sealed.canonical())
                .doesNotContain("Kang", "minister", "million")
                .contains("\"affiliation\":\"KR\"", "\"start\":0", "\"2024-11-23\"");
        Statement left = (Statement) sealed.erased().event();
        Statement was = (Statement) whole.event();
        assertThat(left.text()).isNull();
        assertThat(left.speaker()).isEqualTo(new Statement.Speaker(null, null, "KR"));
        assertThat(left.aid()).isEqualTo(was.aid());
        assertThat(left.condition()).isEqualTo(was.condition());
        assertThat(sealed.erased().sha256()).isEqualTo(whole.sha256());
    }

    @Test
    void an_articles_own_words_are_sealed() {
        Article whole = (Article) golden("article/full.v1.json").event();
        SealedEvent sealed = seal(EventJson.encode(whole), EventKey.random(RANDOM));

        Article left = (Article) sealed.erased().event();
        assertThat(left.headline()).isNull();
        assertThat(left.body()).isNull();
        assertThat(left.byline()).isNull();
        assertThat(left.photoCredit()).isNull();
        assertThat(left.editorNote()).isNull();
        assertThat(left.url()).isNull();
        assertThat(left.credits()).isEqualTo(whole.credits());
        assertThat(left.publishedAt()).isEqualTo(whole.publishedAt());
        assertThat(sealed.canonical()).doesNotContain(Objects.requireNonNull(whole.headline()));
    }

    @Test
    void another_key_opens_nothing() {
        SealedEvent sealed = seal(golden("article/full.v1.json"), EventKey.random(RANDOM));

        assertThat(sealed.unseal(EventKey.random(RANDOM).secret())).isNull();
        assertThat(sealed.unseal(EventKey.secretOf(new byte[] {1, 2, 3}))).isNull();
    }

    @Test
    void what_was_tampered_with_does_not_open() {
        EventKey key = EventKey.random(RANDOM);
        SealedEvent sealed = seal(golden("statement/full.v1.json"), key);
        byte[] text = Base64.getDecoder().decode(sealed.text());
        text[text.length - 1] ^= 1;

        assertThat(with(sealed, sealed.open(), Base64.getEncoder().encodeToString(text)))
                .matches(other -> other.unseal(key.secret()) == null);
        assertThat(with(sealed, sealed.open().replace("COMMIT", "DELIVER"), sealed.text()))
                .matches(other -> other.unseal(key.secret()) == null);
    }

    @Test
    void a_statement_that_names_no_article_is_not_sealed() {
        assertThat(
                        SealedEvent.seal(
                                golden("statement/minimal.v1.json"),
                                EventKey.random(RANDOM),
                                RANDOM))
                .isNull();
    }

    @Test
    void an_event_without_words_is_not_sealed() {
        assertThat(
                        SealedEvent.seal(
                                golden("article/minimal.v1.json"), EventKey.random(RANDOM), RANDOM))
                .isNull();
    }

    @Test
    void nobody_posts_a_sealed_event() {
        SealedEvent sealed = seal(golden("article/full.v1.json"), EventKey.random(RANDOM));

        assertThat(
                        EventJson.decode(
                                EventType.ARTICLE,
                                sealed.canonical().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Decoded.Unreadable.class,
                        unreadable ->
                                assertThat(unreadable.faults())
                                        .extracting(Fault::pointer)
                                        .containsExactly("/sealed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"uri\":\"a\",\"sealed\":1}",
                "{\"uri\":\"a\",\"sealed\":{}}",
                "{\"uri\":\"a\",\"sealed\":{\"alg\":\"none\",\"key\":\"k\",\"sha256\":\"0\",\"text\":\"-\"}}",
                "{\"sealed\":{\"alg\":\"A256GCM\",\"key\":\"k\",\"sha256\":\"0\",\"text\":\"AAAA\"}}"
            })
    void whatever_else_calls_itself_sealed_is_unreadable(String value) {
        assertThat(
                        KafkaBinding.read(
                                KafkaBinding.headers(envelope(EventType.ARTICLE)),
                                value.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(KafkaBinding.ReadRecord.Unreadable.class);
    }

    /** Pinned: what was sealed once is opened for ever. */
    @Test
    void the_golden_sealed_event_opens() {
        String value = ContractFiles.text("/golden/sealed/statement.v1.json").strip();
        KeyRecord.Key key =
                (KeyRecord.Key)
                        KeyRecord.read(
                                "[\"urn:newsml:example.org:20241124:grain\",\"key\",\"golden\"]"
                                        .getBytes(StandardCharsets.UTF_8),
                                ContractFiles.bytes("/golden/sealed/key.v1.json"));

        SealedEvent sealed = travelled(golden("statement/full.v1.json").event(), value);

        assertThat(sealed.canonical()).isEqualTo(value);
        assertThat(sealed.unseal(Objects.requireNonNull(key).secret()))
                .isEqualTo(golden("statement/full.v1.json"));
    }

    @Test
    void records_of_the_keys_come_back() {
        Instant time = Instant.parse("2026-11-22T10:00:00.000001Z");
        EventKey key = EventKey.random(RANDOM);
        for (KeyRecord each :
                List.of(
                        new KeyRecord.Key("urn:\"a\"", key.id(), key.secret(), "00ff", time),
                        new KeyRecord.Shredded("urn:\"a\"", key.id()),
                        new KeyRecord.Remains("urn:a", "00ff", "{\"held\":[]}"),
                        new KeyRecord.Erased("urn:a", time))) {
            assertThat(KeyRecord.read(each.key().getBytes(StandardCharsets.UTF_8), each.value()))
                    .isEqualTo(each);
        }
        assertThat(new KeyRecord.Shredded("a", "k").value()).isNull();
    }

    @Test
    void anything_else_is_no_record_of_the_keys() {
        assertThat(KeyRecord.read(null, null)).isNull();
        assertThat(KeyRecord.read(bytes("x"), bytes("{}"))).isNull();
        assertThat(KeyRecord.read(bytes("[\"a\",\"other\",\"b\"]"), bytes("{}"))).isNull();
        assertThat(KeyRecord.read(bytes("[\"a\",\"key\",\"b\"]"), bytes("{}"))).isNull();
        assertThat(KeyRecord.read(bytes("[\"a\",\"key\",\"b\"]"), bytes("[]"))).isNull();
        assertThat(KeyRecord.read(bytes("[\"a\",\"erased\"]"), null)).isNull();
    }

    @Test
    void an_erasure_comes_back() {
        Erasure erasure = new Erasure("urn:a", "asked for on 3 May");
        Instant time = Instant.parse("2026-11-22T10:00:00Z");

        assertThat(
                        KafkaBinding.read(
                                KafkaBinding.headersOfErasure("e-1", erasure, "ops", time),
                                bytes(erasure.canonical())))
                .isEqualTo(new KafkaBinding.ReadRecord.Erasing("e-1", erasure, "ops", time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"uri\":\" \"}",
                "{\"uri\":\"a\",\"all\":true}",
                "{\"uri\":1}"
            })
    void what_names_no_article_erases_none(String json) {
        assertThat(Erasure.read(bytes(json))).isInstanceOf(Erasure.Read.Unsound.class);
    }

    private static SealedEvent seal(Decoded.Read whole, EventKey key) {
        return Objects.requireNonNull(SealedEvent.seal(whole, key, RANDOM));
    }

    private static SealedEvent with(SealedEvent sealed, String open, String text) {
        return new SealedEvent(sealed.event(), open, sealed.sha256(), sealed.keyId(), text);
    }

    private static SealedEvent travelled(NewsEvent event, SealedEvent sealed) {
        return travelled(event, sealed.canonical());
    }

    private static SealedEvent travelled(NewsEvent event, String value) {
        return ((KafkaBinding.ReadRecord.Sealed)
                        KafkaBinding.read(
                                KafkaBinding.headers(envelope(EventType.of(event))), bytes(value)))
                .event();
    }

    private static EventEnvelope envelope(EventType type) {
        return new EventEnvelope(
                "i", "s", type, null, null, Instant.EPOCH, "w", List.of(), "k", null, Map.of());
    }

    private static Decoded.Read golden(String path) {
        return (Decoded.Read)
                EventJson.decode(
                        ContractFiles.typeOf(path), ContractFiles.bytes("/golden/" + path));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
