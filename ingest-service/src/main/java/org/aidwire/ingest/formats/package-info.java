/**
 * Other people's envelopes, read into the contract's events. Pure: bytes and headers in, values
 * out. Reading is stricter than the CloudEvents SDK for Java, which lets empty attributes and
 * half-written times through: what CloudEvents 1.0 forbids is refused here by the name of the
 * attribute, before it can reach a log that is kept for ever.
 */
@NullMarked
package org.aidwire.ingest.formats;

import org.jspecify.annotations.NullMarked;
