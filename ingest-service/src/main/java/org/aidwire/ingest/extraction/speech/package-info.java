/**
 * Who says what: quotations and reported speech with their speakers, across broken quotations,
 * pronouns and surnames. What nobody is said to say is the outlet's own word.
 */
@NullMarked
package org.aidwire.ingest.extraction.speech;

import org.jspecify.annotations.NullMarked;
