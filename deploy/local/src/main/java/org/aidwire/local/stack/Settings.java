package org.aidwire.local.stack;

import java.nio.file.Path;

/**
 * What {@code aidwire up} was asked for.
 *
 * @param checkout the top of the project, where the services were built
 * @param noQuery whether the query service is left to be started by hand
 */
public record Settings(
        Path checkout, Path data, int portOffset, boolean fresh, boolean empty, boolean noQuery) {}
