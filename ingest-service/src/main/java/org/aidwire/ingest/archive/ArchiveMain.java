package org.aidwire.ingest.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;

/**
 * {@code backup FILE|DIR/} and {@code restore FILE}: copies of {@code aid.articles} and {@code
 * aid.statements}. A directory gets a file with the time in its name.
 *
 * <p>Kafka's client takes its settings from the environment, as the services do: {@code
 * KAFKA_BOOTSTRAP_SERVERS}, {@code KAFKA_SECURITY_PROTOCOL} and so on. Exit codes: 0 done, 1
 * refused or failed, 2 wrong usage.
 */
public final class ArchiveMain {

    public static final Set<String> COMMANDS = Set.of("backup", "restore");

    private static final String PREFIX = "KAFKA_";

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'aidwire-'yyyyMMdd'T'HHmmss'Z.jsonl.gz'")
                    .withZone(ZoneOffset.UTC);

    private ArchiveMain() {}

    public static void main(String[] arguments) {
        if (arguments.length != 2 || !COMMANDS.contains(arguments[0])) {
            System.err.println("usage: backup FILE | backup DIRECTORY/ | restore FILE");
            System.exit(2);
        }
        try {
            System.out.println(
                    arguments[0].equals("backup")
                            ? backup(Path.of(arguments[1]))
                            : restore(Path.of(arguments[1])));
        } catch (IOException | KafkaException | IllegalStateException e) {
            System.err.println("aidwire: " + arguments[0] + ": " + e.getMessage());
            System.exit(1);
        }
    }

    private static String backup(Path to) throws IOException {
        Path file = Files.isDirectory(to) ? to.resolve(NAME.format(Instant.now())) : to;
        long records = Backup.to(file, kafka());
        return "%,d records in %s (%,d bytes)".formatted(records, file, Files.size(file));
    }

    private static String restore(Path file) throws IOException {
        return "%,d records written from %s".formatted(Restore.of(file, kafka()), file);
    }

    private static Map<String, Object> kafka() throws IOException {
        Map<String, Object> settings = new HashMap<>();
        System.getenv()
                .forEach(
                        (name, value) -> {
                            if (name.startsWith(PREFIX)) {
                                settings.put(
                                        name.substring(PREFIX.length())
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '.'),
                                        // The services' own settings keep ${ } for Kafka that way.
                                        value.replace("\\$", "$"));
                            }
                        });
        if (!settings.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new IOException("KAFKA_BOOTSTRAP_SERVERS is not set");
        }
        return settings;
    }
}
