/**
 * When: days that a sentence names ("on Wednesday"), counted from the article's own date in its
 * outlet's zone, and the time that stands in a page's head. Vague words ("earlier this month") name
 * no day and give none.
 */
@NullMarked
package org.aidwire.ingest.extraction.time;

import org.jspecify.annotations.NullMarked;
