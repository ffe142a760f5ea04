/** The local stack: broker, database and both services on one machine, without containers. */
@NullMarked
package org.aidwire.local;

import org.jspecify.annotations.NullMarked;
