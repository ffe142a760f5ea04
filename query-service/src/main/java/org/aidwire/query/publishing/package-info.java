/**
 * The Kafka edge outward: the latest status of each line on {@code aid.status}, for consumers who
 * live in Kafka.
 *
 * <p>{@link org.aidwire.query.publishing.StatusRelay} follows the change log like any other reader
 * and moves its position after the acknowledgement: at least once, in order for each line. It is
 * beside the projection and never in its way: Kafka's word is waited for with nothing held that a
 * batch needs.
 */
@NullMarked
package org.aidwire.query.publishing;

import org.jspecify.annotations.NullMarked;
