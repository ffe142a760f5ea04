/** The published language between the services: both sides know these types, and only these. */
@NullMarked
package org.aidwire.contract;

import org.jspecify.annotations.NullMarked;
