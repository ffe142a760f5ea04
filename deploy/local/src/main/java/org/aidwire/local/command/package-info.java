/** The command line, understood or refused before anything is touched. */
@NullMarked
package org.aidwire.local.command;

import org.jspecify.annotations.NullMarked;
