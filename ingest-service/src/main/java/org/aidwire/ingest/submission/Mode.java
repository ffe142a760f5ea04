package org.aidwire.ingest.submission;

import org.aidwire.ingest.formats.MediaType;
import org.jspecify.annotations.Nullable;

/** In which shape events come. */
enum Mode {
    NATIVE_ARTICLE,
    NATIVE_STATEMENT,
    BINARY,
    STRUCTURED,
    BATCH,
    /** No event of a feed's, but what an administrator asks for. */
    ERASURE;

    /** The shape, told by where something is posted and as what; null where that is not taken. */
    static @Nullable Mode of(Address address, MediaType type) {
        if (!type.isUtf8()) {
            return null;
        }
        return switch (address) {
            case ARTICLES -> type.is("application", "json") ? NATIVE_ARTICLE : null;
            case STATEMENTS -> type.is("application", "json") ? NATIVE_STATEMENT : null;
            case ERASURES -> type.is("application", "json") ? ERASURE : null;
            case EVENTS -> ofEvents(type);
        };
    }

    private static @Nullable Mode ofEvents(MediaType type) {
        if (type.is("application", "cloudevents+json")) {
            return STRUCTURED;
        }
        if (type.is("application", "cloudevents-batch+json")) {
            return BATCH;
        }
        // Whatever else calls itself CloudEvents is a format of it that is not known here.
        boolean otherFormat =
                type.type().equals("application") && type.subtype().startsWith("cloudevents");
        return type.isJson() && !otherFormat ? BINARY : null;
    }
}
