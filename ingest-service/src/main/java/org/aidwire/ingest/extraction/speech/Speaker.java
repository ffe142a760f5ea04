package org.aidwire.ingest.extraction.speech;

import org.aidwire.contract.Attribution;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks.
 *
 * @param name a person's or an office's name, null where unnamed
 * @param affiliation party code, or null
 */
public record Speaker(
        @Nullable String name,
        @Nullable String role,
        @Nullable String affiliation,
        Attribution attribution,
        boolean person) {}
