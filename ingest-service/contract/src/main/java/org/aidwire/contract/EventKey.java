package org.aidwire.contract;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one event. It is made for that event alone, so whoever forgets it forgets these words
 * and no others.
 */
public record EventKey(String id, SecretKey secret) {

    static final String CIPHER = "AES";
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 16;

    public EventKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(secret, "secret");
    }

    public static EventKey random(SecureRandom random) {
        byte[] id = new byte[ID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new EventKey(HexFormat.of().formatHex(id), secretOf(secret));
    }

    public static SecretKey secretOf(byte[] bytes) {
        return new SecretKeySpec(bytes, CIPHER);
    }

    /** Never what it unlocks: records are printed in failures. */
    @Override
    public String toString() {
        return "EventKey[" + id + "]";
    }
}
