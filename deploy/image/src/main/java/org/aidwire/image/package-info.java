/**
 * Images of the services without a container engine: a root directory of the system libraries, a
 * Java cut down to what is needed, the packaged service and its AOT cache, put into layers by Jib.
 */
@NullMarked
package org.aidwire.image;

import org.jspecify.annotations.NullMarked;
