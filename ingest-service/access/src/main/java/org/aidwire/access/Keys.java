package org.aidwire.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks a key up by its text. */
final class Keys {

    private Keys() {}

    static @Nullable Caller find(List<Key> keys, String text) {
        byte[] hash = sha256(text);
        Caller found = null;
        // All are looked at, each in constant time: how long it takes says nothing about which was
        // near.
        for (Key key : keys) {
            if (MessageDigest.isEqual(key.hash(), hash)) {
                found = key.caller();
            }
        }
        return found;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
