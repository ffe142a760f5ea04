/** A real broker for tests, as a child process that can be killed like one. */
@NullMarked
package org.aidwire.ingest.broker;

import org.jspecify.annotations.NullMarked;
