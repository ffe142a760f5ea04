package org.aidwire.local.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.aidwire.local.command.Command.Misused;

/** A file of properties for both services, as an {@code application.properties} has them. */
final class ServiceSettings {

    private ServiceSettings() {}

    /** As variables of an environment: MicroProfile Config finds them by that name. */
    static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            properties.load(text);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new Misused("--settings takes a file of properties; cannot read " + unreadable);
        }
        Map<String, String> variables = new TreeMap<>();
        properties.forEach(
                (key, value) -> variables.put(variable(key.toString()), value.toString()));
        return variables;
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9_]", "_").toUpperCase(Locale.ROOT);
    }
}
