/**
 * Copies of the log. Both topics are read into one file, byte for byte, and written from it into
 * empty topics, each record to its partition and in its order; the read model is rebuilt from them.
 */
@NullMarked
package org.aidwire.ingest.archive;

import org.jspecify.annotations.NullMarked;
