/**
 * The commands for a person at a terminal: one file in, one table out. They speak to the services
 * over HTTP alone.
 */
@NullMarked
package org.aidwire.local.desk;

import org.jspecify.annotations.NullMarked;
