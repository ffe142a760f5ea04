package org.aidwire.query.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.aidwire.contract.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.awaitility.Awaitility;

/** One broker on free ports of loopback, with the topics of the pair. */
public final class Broker implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private static final List<String> TOPICS =
            List.of(
                    Topics.ARTICLES,
                    Topics.STATEMENTS,
                    Topics.DEAD_LETTERS,
                    Topics.REPORTS,
                    Topics.STATUS);

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
                        "request.timeout.ms", 2000,
                        "default.api.timeout.ms", 3000);
        Awaitility.await("the broker takes topics; its output is in " + directory)
                .atMost(LONGEST_START)
                .ignoreExceptions()
                .failFast("the broker ended", () -> !process.isAlive())
                .until(
                        () -> {
                            try (Admin admin = Admin.create(settings)) {
                                create(admin);
                                return admin.listTopics()
                                        .names()
                                        .get(3, TimeUnit.SECONDS)
                                        .containsAll(TOPICS);
                            }
                        });
    }

    /** A try that timed out may have made them all the same. */
    private static void create(Admin admin) throws Exception {
        try {
            admin.createTopics(
                            List.of(
                                    new NewTopic(Topics.ARTICLES, 3, (short) 1),
                                    new NewTopic(Topics.STATEMENTS, 3, (short) 1),
                                    new NewTopic(Topics.DEAD_LETTERS, 1, (short) 1),
                                    new NewTopic(Topics.REPORTS, 1, (short) 1),
                                    new NewTopic(Topics.KEYS, 3, (short) 1)
                                            .configs(Map.of("cleanup.policy", "compact")),
                                    new NewTopic(Topics.STATUS, 3, (short) 1)
                                            .configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get(3, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
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
