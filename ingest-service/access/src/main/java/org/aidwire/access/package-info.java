/**
 * Who asks, what they may do, and how often: one answer for both services. {@link
 * org.aidwire.access.Access} makes of an {@code Authorization} a {@link org.aidwire.access.Caller},
 * known by a static key, which is kept as SHA-256 in a file, or by a token of the configured
 * provider of identities, which quarkus-oidc verifies. Whether a caller may do a thing is asked
 * where the thing is done. {@link org.aidwire.access.Limits} counts requests by caller, or by
 * address where there is none.
 */
@NullMarked
package org.aidwire.access;

import org.jspecify.annotations.NullMarked;
