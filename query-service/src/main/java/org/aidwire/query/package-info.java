/** The query service: reads news events from Kafka and answers where aid stands. */
@NullMarked
package org.aidwire.query;

import org.jspecify.annotations.NullMarked;
