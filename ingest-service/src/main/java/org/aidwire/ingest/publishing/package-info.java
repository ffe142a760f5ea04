/**
 * The edge to Kafka. An event is acknowledged by the log or it is not, and the caller learns which
 * within the time it gave. The producer is Kafka's own, fed with the settings of the Quarkus
 * extension: an emitter would send from one thread that waits for each record when the broker is
 * away, so that a batch could not be answered in time. This service keeps no queue: what the
 * producer holds is bounded by {@code buffer-memory} and by the delivery timeout.
 */
@NullMarked
package org.aidwire.ingest.publishing;

import org.jspecify.annotations.NullMarked;
