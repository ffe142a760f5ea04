/**
 * From a text to the tagged sentences of its story. Pages carry menus, teasers, captions and boxes;
 * what is not the story must not become a statement, so a line counts as story only where nothing
 * speaks against it.
 *
 * <p>Sentences and words are cut by rules of our own: quotations, abbreviations and sums of money
 * need more care than the general models take, and an offset must never shift. Parts of speech come
 * from a model, behind {@link org.aidwire.ingest.extraction.text.Tagger}.
 */
@NullMarked
package org.aidwire.ingest.extraction.text;

import org.jspecify.annotations.NullMarked;
