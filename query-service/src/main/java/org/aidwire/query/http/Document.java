package org.aidwire.query.http;

import org.jspecify.annotations.Nullable;

/**
 * A part of a list in somebody else's format.
 *
 * @param next where the list goes on; null at its end
 * @param describedBy the address that tells what the format leaves out
 */
public record Document(
        byte[] content, String mediaType, @Nullable String next, String describedBy) {}
