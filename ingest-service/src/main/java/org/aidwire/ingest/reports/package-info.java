/**
 * Readers' error reports: the one address that takes events without a key. So all is bounded here:
 * who may call from a page (CORS), how often an address may report, how large a report is, how long
 * it may take to arrive. What passes goes to a topic of its own, where it moves nothing.
 */
@NullMarked
package org.aidwire.ingest.reports;

import org.jspecify.annotations.NullMarked;
