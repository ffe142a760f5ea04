package org.aidwire.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.aidwire.local.disk.DataDirectory;
import org.aidwire.local.disk.Ports;
import org.aidwire.local.process.PostgresServer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Broker and database as real processes, and a holder that dies without a word. */
@Timeout(120)
class KilledStackTest {
    @TempDir Path top;
    private Process holder;

    @AfterEach
    void end_the_holder() throws InterruptedException {
        if (holder != null) {
            holder.destroy();
            holder.waitFor();
        }
    }

    @Test
    void children_of_a_killed_stack_end_and_the_next_start_has_lost_nothing() throws Exception {
        hold(EnginesAlone.BOTH);
        produce("first");
        write("first");

        List<ProcessHandle> children = holder.descendants().toList();
        assertThat(children).hasSizeGreaterThan(2);
        holder.destroyForcibly().waitFor();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));

        hold(EnginesAlone.BOTH);
        assertThat(consumed()).containsExactly("first");
        assertThat(written()).isEqualTo("first");
    }

    @Test
    void a_database_that_is_killed_alone_comes_back() throws Exception {
        hold(EnginesAlone.DATABASE);
        write("kept");

        holder.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/bin/postgres"))
                .findFirst()
                .orElseThrow()
                .destroyForcibly();

        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(written()).isEqualTo("kept"));
    }

    private void hold(String what) throws IOException {
        holder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                EnginesAlone.class.getName(),
                                top.toString(),
                                what)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader said = holder.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (line != null && !line.equals(EnginesAlone.UP)) {
            line = said.readLine();
        }
        assertThat(line).isEqualTo(EnginesAlone.UP);
    }

    private Ports ports() {
        return Ports.read(new DataDirectory(top)).orElseThrow();
    }

    private void produce(String value) throws ExecutionException, InterruptedException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", "127.0.0.1:" + ports().kafka(), "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("aid.articles", 3, "key", value)).get();
        }
    }

    private List<String> consumed() {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + ports().kafka(),
                        "auto.offset.reset",
                        "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition("aid.articles", 3);
            consumer.assign(List.of(partition));
            return consumer.poll(Duration.ofSeconds(10)).records(partition).stream()
                    .map(record -> record.value())
                    .toList();
        }
    }

    private Connection connect() throws SQLException {
        String password = new PostgresServer(new DataDirectory(top), null, ports()).password();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + ports().postgres() + "/" + PostgresServer.DATABASE,
                PostgresServer.USER,
                password);
    }

    private void write(String value) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept as select '" + value + "' as value");
        }
    }

    private String written() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select value, current_setting('fsync') from kept")) {
            row.next();
            assertThat(row.getString(2)).isEqualTo("on");
            return row.getString(1);
        }
    }
}
