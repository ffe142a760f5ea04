/**
 * What the stack keeps on disk: where everything lies in the data directory, which of it the stack
 * made itself (a directory may hold other people's files), who holds the directory, the write keys
 * and the ports.
 */
@NullMarked
package org.aidwire.local.disk;

import org.jspecify.annotations.NullMarked;
