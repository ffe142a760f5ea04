package org.aidwire.query.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * The main of the child: formats a directory, runs the broker there, and ends when its parent does.
 */
public final class BrokerProcess {

    private BrokerProcess() {}

    public static void main(String[] args) throws IOException {
        Thread.ofPlatform().daemon().start(BrokerProcess::endWithParent);
        Path directory = Path.of(args[0]);
        Path properties = directory.resolve("server.properties");
        Files.writeString(properties, configuration(directory, args[1], args[2]));
        int code =
                StorageTool.execute(
                        new String[] {
                            "format",
                            "--cluster-id",
                            Uuid.randomUuid().toString(),
                            "--config",
                            properties.toString(),
                            "--ignore-formatted"
                        },
                        new PrintStream(System.out, true));
        if (code != 0) {
            System.exit(code);
        }
        Kafka.main(new String[] {properties.toString()});
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // The parent never writes: its end is the end of this stream.
            }
        } catch (IOException e) {
            // Then it is gone too.
        }
        Runtime.getRuntime().halt(0);
    }

    private static String configuration(Path directory, String port, String controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$s
                listeners=PLAINTEXT://127.0.0.1:%1$s,CONTROLLER://127.0.0.1:%2$s
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$s
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                auto.create.topics.enable=false
                message.max.bytes=16777216
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=1
                broker.session.timeout.ms=1500
                broker.heartbeat.interval.ms=300
                controller.quorum.election.timeout.ms=500
                """
                .formatted(port, controllerPort, directory.resolve("log"));
    }
}
