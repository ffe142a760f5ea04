package org.aidwire.ingest.access;

import java.util.HexFormat;
import org.aidwire.ingest.admission.Writer;

/**
 * A key on file.
 *
 * @param sha256 64 hex digits over the key's text
 */
record WriteKey(String sha256, Writer writer) {

    WriteKey {
        if (!sha256.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException("sha256 must be 64 hex digits");
        }
    }

    byte[] hash() {
        return HexFormat.of().parseHex(sha256);
    }
}
