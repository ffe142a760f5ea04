/**
 * The grammar that the rules stand on: groups of verbs with their tense, voice and negation, what
 * governs an infinitive, and who stands where around them. Shallow on purpose: news sentences are
 * long and full of insertions, and a rule that needs only the nearest words errs less than one that
 * needs a whole tree.
 */
@NullMarked
package org.aidwire.ingest.extraction.clause;

import org.jspecify.annotations.NullMarked;
