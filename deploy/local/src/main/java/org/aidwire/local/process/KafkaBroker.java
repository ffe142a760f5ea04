package org.aidwire.local.process;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.tools.StorageTool;
import org.aidwire.local.disk.Belongings;
import org.aidwire.local.disk.DataDirectory;
import org.aidwire.local.disk.Ports;
import org.apache.kafka.common.Uuid;

/**
 * One broker that is its own controller, as a child. Its log is the only truth of the stack, and
 * never expires.
 */
public final class KafkaBroker {
    public static final String NAME = "kafka";

    /** Above the 8 MiB that ingest takes for a body, with room for what JSON and headers add. */
    private static final int LARGEST_MESSAGE_BYTES = 16 * 1024 * 1024;

    private final DataDirectory directory;
    private final Belongings belongings;
    private final Ports ports;

    public KafkaBroker(DataDirectory directory, Belongings belongings, Ports ports) {
        this.directory = directory;
        this.belongings = belongings;
        this.ports = ports;
    }

    /**
     * Writes the configuration, formats the directory where that has not been done, and describes
     * the child.
     */
    public Child prepare() {
        belongings.folder(directory.kafka());
        belongings.claim(directory.kafkaData());
        belongings.write(directory.brokerConfiguration(), configuration());
        Path identity = directory.kafkaData().resolve("meta.properties");
        if (!Files.exists(identity)) {
            format();
        }
        List<String> options =
                List.of(
                        "-Xms96m",
                        "-Xmx640m",
                        "-XX:+UseSerialGC",
                        // A start takes 40 % less CPU; what the broker does here waits for the disk
                        // anyway.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dlog4j2.configurationFile=aidwire-kafka-log4j2.properties");
        List<String> line =
                new JavaCommand(
                                JavaCommand.ownClassPath(),
                                options,
                                "kafka.Kafka",
                                List.of(directory.brokerConfiguration().toString()))
                        .line();
        return new Child(NAME, line, Map.of(), directory, belongings, () -> {});
    }

    private void format() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] arguments = {
            "format",
            "--cluster-id",
            Uuid.randomUuid().toString(),
            "--config",
            directory.brokerConfiguration().toString(),
            "--ignore-formatted"
        };
        int code =
                StorageTool.execute(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new IllegalStateException(
                    "Kafka's storage: " + said.toString(StandardCharsets.UTF_8));
        }
    }

    /**
     * The session and heartbeat times bring a broker back in 4 s after kill -9: by default it waits
     * for its own former session. Acknowledged records are in the page cache and outlive the
     * process; no flush settings are needed.
     */
    private String configuration() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=PLAINTEXT
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                auto.create.topics.enable=false
                message.max.bytes=%4$d
                replica.fetch.max.bytes=%4$d
                log.retention.ms=-1
                log.retention.bytes=-1
                log.index.size.max.bytes=2097152
                num.recovery.threads.per.data.dir=2
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                group.initial.rebalance.delay.ms=0
                group.min.session.timeout.ms=1000
                broker.session.timeout.ms=1500
                broker.heartbeat.interval.ms=300
                controller.quorum.election.timeout.ms=500
                """
                .formatted(
                        ports.kafka(),
                        ports.kafkaController(),
                        escaped(directory.kafkaData()),
                        LARGEST_MESSAGE_BYTES);
    }

    /** As a properties file takes it: a path may hold blanks and backslashes. */
    private static String escaped(Path path) {
        return path.toString().replace("\\", "\\\\");
    }
}
