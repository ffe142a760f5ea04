package org.aidwire.query.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Strong entity tags, made from the content alone, so every server and start gives the same. */
final class EntityTag {

    /** An entity tag of RFC 9110; compared weakly, so its W/ is of no account. */
    private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[!#-~\\x80-\\xFF]*\")");

    private static final int BYTES = 16;

    private EntityTag() {}

    /** Of content as it is. */
    static String of(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The same content in a content coding: bytes that differ need tags that differ.
     *
     * @param coding empty for none
     */
    static String coded(String tag, String coding) {
        return coding.isEmpty() ? tag : tag.substring(0, tag.length() - 1) + "-" + coding + '"';
    }

    /** Whether the reader holds the content already. */
    static boolean isHeld(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        Matcher held = TAG.matcher(ifNoneMatch);
        while (held.find()) {
            if (held.group(1).equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
