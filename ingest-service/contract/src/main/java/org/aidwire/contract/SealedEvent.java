package org.aidwire.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * An event as it travels when its words are under a key of its own: everything else in the clear,
 * and a member {@code sealed} that holds the words and the hash of the whole. What has lost its key
 * still has its identity, codes, times and hash.
 *
 * @param event the event without its words
 * @param open its canonical form
 * @param sha256 of the whole event's canonical form, which tells contents apart as ever
 * @param text nonce and ciphertext, in base64
 */
public record SealedEvent(NewsEvent event, String open, String sha256, String keyId, String text) {

    static final String MEMBER = "sealed";
    static final String ALGORITHM = "A256GCM";

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** The article whose erasure erases this event. */
    public String article() {
        return Objects.requireNonNull(EventWords.articleOf(event));
    }

    /**
     * Seals an event; null where there is nothing to seal: it has no words, or is a statement that
     * names no article.
     */
    public static @Nullable SealedEvent seal(
            Decoded.Read content, EventKey key, SecureRandom random) {
        if (EventWords.articleOf(content.event()) == null) {
            return null;
        }
        EventType type = EventType.of(content.event());
        ObjectNode open = EventJson.object(content.canonical());
        ObjectNode words = EventWords.take(type, open);
        if (words.isEmpty()) {
            return null;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = CanonicalJson.write(words).getBytes(StandardCharsets.UTF_8);
        byte[] secret =
                crypt(Cipher.ENCRYPT_MODE, key.secret(), nonce, key.id(), content.sha256(), plain);
        byte[] text = Arrays.copyOf(nonce, NONCE_BYTES + secret.length);
        System.arraycopy(secret, 0, text, NONCE_BYTES, secret.length);
        Decoded.Read erased = without(type, open, content.sha256());
        return new SealedEvent(
                erased.event(),
                erased.canonical(),
                content.sha256(),
                key.id(),
                Base64.getEncoder().encodeToString(text));
    }

    /** The value of the record. */
    public String canonical() {
        ObjectNode tree = EventJson.object(open);
        tree.putObject(MEMBER)
                .put("alg", ALGORITHM)
                .put("key", keyId)
                .put("sha256", sha256)
                .put("text", text);
        return CanonicalJson.write(tree);
    }

    /** The whole event; null where that is not its key, or the record was tampered with. */
    public Decoded.@Nullable Read unseal(SecretKey secret) {
        byte[] bytes = Base64.getDecoder().decode(text);
        byte[] plain;
        try {
            plain =
                    crypt(
                            Cipher.DECRYPT_MODE,
                            secret,
                            Arrays.copyOf(bytes, NONCE_BYTES),
                            keyId,
                            sha256,
                            Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length));
        } catch (WrongKey _) {
            return null;
        }
        ObjectNode whole = EventJson.object(open);
        EventWords.giveBack(whole, EventJson.object(new String(plain, StandardCharsets.UTF_8)));
        return EventJson.decode(EventType.of(event), whole) instanceof Decoded.Read read
                        && read.sha256().equals(sha256)
                ? read
                : null;
    }

    /** What is left without a key: the event without its words, under the hash of the whole. */
    public Decoded.Read erased() {
        return new Decoded.Read(event, open, sha256);
    }

    /** What is left of an event that is erased. */
    public static Decoded.Read erase(Decoded.Read content) {
        EventType type = EventType.of(content.event());
        ObjectNode open = EventJson.object(content.canonical());
        EventWords.take(type, open);
        return without(type, open, content.sha256());
    }

    private static Decoded.Read without(EventType type, ObjectNode open, String sha256) {
        String canonical = CanonicalJson.write(open);
        return new Decoded.Read(EventJson.reread(type, canonical), canonical, sha256);
    }

    static boolean isSealed(ObjectNode value) {
        return value.has(MEMBER);
    }

    /** Reads a record's value; null where the faults say why not. */
    static @Nullable SealedEvent read(EventType type, ObjectNode value, List<Fault> faults) {
        ObjectNode open = value.deepCopy();
        open.remove(MEMBER);
        List<String> sealed = new ArrayList<>();
        new Fields(value, "", faults)
                .object(
                        MEMBER,
                        in -> {
                            if (!ALGORITHM.equals(in.requiredName("alg"))) {
                                faults.add(Fault.value("/sealed/alg", "must be " + ALGORITHM));
                            }
                            sealed.add(in.requiredName("key"));
                            sealed.add(in.requiredName("sha256"));
                            sealed.add(in.requiredText("text"));
                            return in;
                        });
        NewsEvent event = EventJson.withoutWords(type, open, faults);
        if (event == null || sealed.size() < 3 || !faults.isEmpty()) {
            return null;
        }
        if (!sealed.get(1).matches("[0-9a-f]{64}")) {
            faults.add(Fault.value("/sealed/sha256", "must be 64 hex digits"));
        } else if (!isText(sealed.get(2))) {
            faults.add(Fault.value("/sealed/text", "must be a nonce and ciphertext in base64"));
        } else if (EventWords.articleOf(event) == null) {
            faults.add(Fault.value("/sealed", "belongs to no article"));
        }
        return faults.isEmpty()
                ? new SealedEvent(
                        event,
                        CanonicalJson.write(open),
                        sealed.get(1),
                        sealed.get(0),
                        sealed.get(2))
                : null;
    }

    private static boolean isText(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length > NONCE_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Key id and hash are bound to the words: neither can be exchanged for another event's. */
    private static byte[] crypt(
            int mode, SecretKey secret, byte[] nonce, String keyId, String sha256, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((keyId + " " + sha256).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (AEADBadTagException | java.security.InvalidKeyException e) {
            throw new WrongKey(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES in GCM", e);
        }
    }

    private static final class WrongKey extends RuntimeException {

        private static final long serialVersionUID = 1;

        WrongKey(GeneralSecurityException cause) {
            super(cause);
        }
    }
}
