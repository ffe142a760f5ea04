/** A real broker for tests, as a child process that can be killed like one. */
@NullMarked
package org.aidwire.query.broker;

import org.jspecify.annotations.NullMarked;
