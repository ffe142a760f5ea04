/** Who had the story first: phrases that credit an outlet, as the story words them. */
@NullMarked
package org.aidwire.ingest.extraction.credit;

import org.jspecify.annotations.NullMarked;
