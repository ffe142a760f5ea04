package org.aidwire.local.stack;

import java.nio.file.Path;

/**
 * What {@code aidwire up} was asked for; {@code checkout} is the top of the project, where the
 * services were built.
 */
public record Settings(Path checkout, Path data, int portOffset, boolean fresh, boolean empty) {}
