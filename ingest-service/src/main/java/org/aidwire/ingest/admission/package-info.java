/**
 * Whether an event may go on record: a decision over values alone. It knows the code lists, what
 * the writer may do and what time it is, and answers with a reason for everything that stands in
 * the way, so that a desk can correct an event in one go. It never compares the times of events
 * with each other: feeds backfill.
 */
@NullMarked
package org.aidwire.ingest.admission;

import org.jspecify.annotations.NullMarked;
