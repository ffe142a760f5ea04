/**
 * Black box: the packaged services on the local stack, met over HTTP alone, as a feed and a client
 * meet them. Each test class starts a stack of its own in a directory of its own, on free ports,
 * and stops it again.
 */
@NullMarked
package org.aidwire.e2e;

import org.jspecify.annotations.NullMarked;
