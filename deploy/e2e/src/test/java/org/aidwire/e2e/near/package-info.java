/**
 * What one more article costs among its near-duplicates, measured in stores of several sizes. Run
 * by {@code deploy/e2e/near}; its table stands in docs/near-duplicates.md.
 */
@NullMarked
package org.aidwire.e2e.near;

import org.jspecify.annotations.NullMarked;
