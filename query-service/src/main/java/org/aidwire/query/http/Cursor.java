package org.aidwire.query.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on: the last sort key served, opaque to readers. A few bytes of a hash over the
 * list's name and the key stand before it, so that a cursor of another list, or one that was typed
 * or cut, is refused instead of starting somewhere.
 */
public final class Cursor {

    private static final int CHECK = 6;

    private Cursor() {}

    public static String encode(String list, String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(check(list, key), CHECK + text.length);
        System.arraycopy(text, 0, all, CHECK, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** The sort key; null where this is no cursor of that list. */
    public static @Nullable String decode(String list, String cursor) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(cursor);
            if (all.length <= CHECK) {
                return null;
            }
            String key =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(all, CHECK, all.length - CHECK))
                            .toString();
            return encode(list, key).equals(cursor) ? key : null;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return null;
        }
    }

    private static byte[] check(String list, String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((list + "\n" + key).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(hash, CHECK);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
