package org.aidwire.local.stack;

import java.nio.file.Path;
import java.util.Map;

/**
 * What {@code aidwire up} was asked for.
 *
 * @param checkout the top of the project, where the services were built
 * @param noQuery whether the query service is left to be started by hand
 * @param services settings of the two services, as variables of their environment
 */
public record Settings(
        Path checkout,
        Path data,
        int portOffset,
        boolean fresh,
        boolean empty,
        boolean noQuery,
        Map<String, String> services) {

    public Settings {
        services = Map.copyOf(services);
    }
}
