/**
 * What every read edge shares: what was asked, for whom, within which bounds, and how the answer
 * becomes HTTP.
 *
 * <p>{@link org.aidwire.query.http.Parameters} reads what was asked and notes every fault; {@link
 * org.aidwire.query.http.ReadRoom} bounds what is done at once; {@link
 * org.aidwire.query.http.Exchange} writes the answer with entity tag, link and age. Nothing here
 * knows what is served.
 */
@NullMarked
package org.aidwire.query.http;

import org.jspecify.annotations.NullMarked;
