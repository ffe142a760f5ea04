package org.aidwire.ingest.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.aidwire.contract.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;

/** One broker on free ports of loopback, with the topics of the pair. */
public final class Broker implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(120);

    private final Path directory;
    private final int port = freePort();
    private final Process process;

    public Broker() {
        try {
            directory = Files.createTempDirectory("aidwire-broker");
            process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx384m",
                                    "-XX:+UseSerialGC",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    BrokerProcess.class.getName(),
                                    directory.toString(),
                                    Integer.toString(port),
                                    Integer.toString(freePort()))
                            .redirectErrorStream(true)
                            .redirectOutput(directory.resolve("broker.out").toFile())
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        createTopics();
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    private void createTopics() {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", address(),
                        "request.timeout.ms", 5000,
                        "default.api.timeout.ms", 10000);
        Awaitility.await("the broker takes topics; its output is in " + directory)
                .atMost(LONGEST_START)
                .ignoreExceptions()
                .failFast("the broker ended", () -> !process.isAlive())
                .until(
                        () -> {
                            try (Admin admin = Admin.create(settings)) {
                                create(admin);
                                return true;
                            }
                        });
    }

    /** Again and again, so topics may be there already: of an answer that came too late. */
    private static void create(Admin admin) throws Exception {
        List<NewTopic> missing = new ArrayList<>();
        Set<String> known = admin.listTopics().names().get(10, TimeUnit.SECONDS);
        for (String topic :
                List.of(Topics.ARTICLES, Topics.STATEMENTS, Topics.KEYS, Topics.REPORTS)) {
            if (!known.contains(topic)) {
                missing.add(new NewTopic(topic, 3, (short) 1));
            }
        }
        admin.createTopics(missing).all().get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try (Stream<Path> files = Files.walk(directory)) {
            process.waitFor(10, TimeUnit.SECONDS);
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
