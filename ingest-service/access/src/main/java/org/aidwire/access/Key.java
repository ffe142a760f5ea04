package org.aidwire.access;

import java.util.HexFormat;

/**
 * A key on file.
 *
 * @param sha256 64 hex digits over the key's text
 * @param local made by the local stack, for one machine alone
 */
record Key(String sha256, Caller caller, boolean local) {

    Key {
        if (!sha256.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException("sha256 must be 64 hex digits");
        }
    }

    byte[] hash() {
        return HexFormat.of().parseHex(sha256);
    }
}
