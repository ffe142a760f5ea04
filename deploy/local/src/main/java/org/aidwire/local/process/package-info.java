/**
 * The processes of the stack. Each child is on a leash: its standard input is a pipe that this
 * process holds, and the end of that pipe is its order to stop. So a stop and the death of this
 * process, also by kill -9, are one path, without polling and without process ids that may have
 * passed to somebody else.
 */
@NullMarked
package org.aidwire.local.process;

import org.jspecify.annotations.NullMarked;
