/**
 * {@code aidwire up}: takes the data directory, starts the children in order, loads the sample into
 * a store without events, says where everything is, and stays until it is told to stop.
 */
@NullMarked
package org.aidwire.local.stack;

import org.jspecify.annotations.NullMarked;
