/**
 * How long reads of the busiest pair take: the packaged query service over a store with a line of
 * many statements, asked at a steady rate. Run by {@code deploy/e2e/reads}.
 */
@NullMarked
package org.aidwire.e2e.reads;

import org.jspecify.annotations.NullMarked;
