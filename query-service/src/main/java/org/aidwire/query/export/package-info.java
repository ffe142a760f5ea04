/**
 * What is on record in other people's formats: IATI activities, FTS flows, rows of Kiel's Ukraine
 * Support Tracker.
 *
 * <p>None of them has a word for all that a line can be. {@link org.aidwire.query.export.Exported}
 * parts each line into what a format says and what it cannot say, with the reason; nothing is ever
 * bent to fit. The mapping is told in docs/exports.md.
 */
@NullMarked
package org.aidwire.query.export;

import org.jspecify.annotations.NullMarked;
