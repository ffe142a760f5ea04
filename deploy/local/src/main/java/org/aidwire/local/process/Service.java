package org.aidwire.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.aidwire.local.disk.Belongings;
import org.aidwire.local.disk.DataDirectory;
import org.aidwire.local.disk.Ports;

/** One of the two packaged services as a child, with what it is told about the stack around it. */
public record Service(String name, int port, int managementPort, Map<String, String> settings) {
    /** The second compiler, which pays off after minutes, takes half of a start. */
    private static final List<String> QUICK_START =
            List.of(
                    "-Xms64m",
                    "-Xmx768m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+ExitOnOutOfMemoryError");

    public Service {
        settings = Map.copyOf(settings);
    }

    public static Service ingest(Ports ports, DataDirectory directory) {
        return new Service(
                "ingest-service",
                ports.ingest(),
                ports.ingestManagement(),
                with(
                        with(
                                shared(ports, directory),
                                "aidwire.reports.board-origins",
                                "http://127.0.0.1:%1$d,http://localhost:%1$d"
                                        .formatted(ports.query())),
                        "aidwire.sealing.enabled",
                        "true"));
    }

    public static Service query(Ports ports, DataDirectory directory) {
        return new Service(
                "query-service",
                ports.query(),
                ports.queryManagement(),
                with(
                        shared(ports, directory),
                        "aidwire.board.ingest",
                        "http://127.0.0.1:" + ports.ingest()));
    }

    private static Map<String, String> with(Map<String, String> shared, String key, String value) {
        Map<String, String> all = new HashMap<>(shared);
        all.put(key, value);
        return all;
    }

    private static Map<String, String> shared(Ports ports, DataDirectory directory) {
        return Map.of(
                "kafka.bootstrap.servers",
                "127.0.0.1:" + ports.kafka(),
                "aidwire.access.keys-file",
                directory.access().toString());
    }

    /**
     * Secrets go by the environment: a command line shows to every user of the machine. What the
     * stack itself says goes before it.
     *
     * @param options of Java, besides its own
     */
    public Child prepare(
            Path application,
            List<String> options,
            Map<String, String> environment,
            DataDirectory directory,
            Belongings belongings) {
        return new Child(
                name, line(application, options), environment, directory, belongings, () -> {});
    }

    /** The command line; a cache of its classes fits wherever the application is copied to. */
    public List<String> line(Path application, List<String> more) {
        List<String> options = new ArrayList<>(QUICK_START);
        options.addAll(more);
        settings.forEach((key, value) -> options.add("-D" + key + "=" + value));
        Attributes jar = manifest(application.resolve("quarkus-run.jar"));
        options.addAll(opened(jar));
        // One machine, one person: its keys are taken, which production refuses, and no limit is
        // met.
        options.add("-Dquarkus.profile=local");
        // Nobody sends requests elsewhere meanwhile: there is nothing to wait for before the end.
        options.add("-Dquarkus.shutdown.delay=0S");
        options.add("-Dquarkus.http.host=127.0.0.1");
        options.add("-Dquarkus.http.port=" + port);
        options.add("-Dquarkus.management.host=127.0.0.1");
        options.add("-Dquarkus.management.port=" + managementPort);
        Path leash = application.resolve(Leash.JAR);
        String classPath =
                application.resolve("quarkus-run.jar")
                        + System.getProperty("path.separator")
                        + (Files.exists(leash) ? leash : Leash.home());
        return new JavaCommand(classPath, options, jar.getValue("Main-Class"), List.of()).line();
    }

    private static Attributes manifest(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Java opens what the manifest of a jar says that it is started with, not of others. */
    private static List<String> opened(Attributes jar) {
        String packages = jar.getValue("Add-Opens");
        return packages == null
                ? List.of()
                : Stream.of(packages.strip().split("\\s+"))
                        .map(name -> "--add-opens=" + name + "=ALL-UNNAMED")
                        .toList();
    }

    public String ready() {
        return "http://127.0.0.1:" + managementPort + "/q/health/ready";
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }
}
