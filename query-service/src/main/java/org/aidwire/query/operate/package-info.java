/**
 * What operators do: look at the records that were set aside, and have them judged anew. Asking is
 * all that happens here; a projector does it, since readers know no Kafka and change no line.
 */
@NullMarked
package org.aidwire.query.operate;

import org.jspecify.annotations.NullMarked;
