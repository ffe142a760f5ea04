/** The one place that knows the language model. */
@NullMarked
package org.aidwire.ingest.extraction.language;

import org.jspecify.annotations.NullMarked;
