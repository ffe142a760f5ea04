/**
 * What a sentence names: parties, groups, items, sums of money, outlets. Names come from the code
 * lists of the contract; here stand only the rules of how news words them.
 */
@NullMarked
package org.aidwire.ingest.extraction.mention;

import org.jspecify.annotations.NullMarked;
