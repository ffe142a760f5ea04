/**
 * Who may write. Keys are static and kept as SHA-256 only: the file that lists them opens nothing
 * by itself. A key is random and long, so a plain hash is enough; it is compared in constant time
 * all the same.
 */
@NullMarked
package org.aidwire.ingest.access;

import org.jspecify.annotations.NullMarked;
