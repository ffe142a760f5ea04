/**
 * How every error of this service looks: {@code application/problem+json} (RFC 9457) with the
 * places that are at fault. One table says which errors there are. It has two mouths, because an
 * error can arise in two layers: below JAX-RS, in Vert.x, where the defaults are empty bodies and
 * pages of HTML, and within it.
 */
@NullMarked
package org.aidwire.ingest.problem;

import org.jspecify.annotations.NullMarked;
