/**
 * The HTTP edge: what a feed posts is read, judged and, once Kafka has it, acknowledged. A request
 * passes two places. {@code Gate}, on the event loop, looks at its head and collects its body
 * within bounds; what it turns away is answered there, while the client may still be sending.
 * {@code SubmissionResource}, on a virtual thread, has the whole body at hand and may wait. Only
 * this package knows which reason becomes which HTTP status.
 */
@NullMarked
package org.aidwire.ingest.submission;

import org.jspecify.annotations.NullMarked;
