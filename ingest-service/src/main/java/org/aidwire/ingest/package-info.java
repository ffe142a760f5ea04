/** The ingest service: takes news events over HTTP and hands them to Kafka. */
@NullMarked
package org.aidwire.ingest;

import org.jspecify.annotations.NullMarked;
