package org.aidwire.query.problem;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Percent escapes of an address: two hex digits each, UTF-8 together (RFC 3986). */
public final class Escapes {

    private Escapes() {}

    static boolean areSound(String uri) {
        return decode(uri) != null;
    }

    /** The text that the escapes stand for; null where they are none. A plus is left a plus. */
    public static @Nullable String decode(String escaped) {
        if (escaped.indexOf('%') < 0) {
            return escaped;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length());
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '%') {
                plain.append(c);
                continue;
            }
            bytes.writeBytes(plain.toString().getBytes(StandardCharsets.UTF_8));
            plain.setLength(0);
            if (i + 2 >= escaped.length()
                    || !HexFormat.isHexDigit(escaped.charAt(i + 1))
                    || !HexFormat.isHexDigit(escaped.charAt(i + 2))) {
                return null;
            }
            bytes.write(HexFormat.fromHexDigits(escaped, i + 1, i + 3));
            i += 2;
        }
        bytes.writeBytes(plain.toString().getBytes(StandardCharsets.UTF_8));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
