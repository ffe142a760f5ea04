/**
 * What a replica of this service is for. One image serves every role; configuration says which, so
 * projectors and readers scale, stop and fail apart.
 */
@NullMarked
package org.aidwire.query.role;

import org.jspecify.annotations.NullMarked;
