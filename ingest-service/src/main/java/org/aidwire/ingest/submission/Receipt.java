package org.aidwire.ingest.submission;

import org.jspecify.annotations.Nullable;

/**
 * What a sender gets for an event.
 *
 * @param position {@code topic-partition-offset}; null where nothing was published
 */
record Receipt(String eventId, @Nullable String position) {}
