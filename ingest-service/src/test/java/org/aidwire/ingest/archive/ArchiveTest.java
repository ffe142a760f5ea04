package org.aidwire.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.aidwire.contract.Topics;
import org.aidwire.ingest.broker.Broker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    private static final int RECORDS = 500;

    /** Of late: a broker lets go of what is a week old. */
    private static final long TIME = Instant.now().minusSeconds(3600).toEpochMilli();

    private static Broker full;
    private static Broker other;

    @TempDir Path directory;

    @BeforeAll
    static void brokers() throws Exception {
        full = new Broker();
        other = new Broker();
        write(full, RECORDS);
    }

    @AfterAll
    static void end() {
        full.close();
        other.close();
    }

    @BeforeEach
    void nothingIsInTheOther() throws Exception {
        topics(3);
    }

    @Test
    void what_is_restored_is_byte_for_byte_what_was_there() throws Exception {
        Path file = directory.resolve("log.gz");

        assertThat(Backup.to(file, at(full))).isEqualTo(RECORDS);
        assertThat(Restore.of(file, at(other))).isEqualTo(RECORDS);

        assertThat(lines(other)).isEqualTo(lines(full)).hasSize(RECORDS);
        assertThat(directory).isDirectoryNotContaining("glob:**.unfinished");
    }

    @Test
    void a_restore_that_broke_off_is_begun_again() throws Exception {
        Path file = directory.resolve("log.gz");
        Backup.to(file, at(full));
        write(other, 200);

        assertThat(Restore.of(file, at(other))).isEqualTo(RECORDS - 200);
        assertThat(Restore.of(file, at(other))).isZero();

        assertThat(lines(other)).isEqualTo(lines(full));
    }

    @Test
    void topics_that_hold_something_else_are_left_alone() throws Exception {
        Path file = directory.resolve("log.gz");
        Backup.to(file, at(full));
        send(other, List.of(new ProducerRecord<>(Topics.ARTICLES, 1, TIME, null, bytes("else"))));

        assertThatThrownBy(() -> Restore.of(file, at(other)))
                .hasMessageContaining("aid.articles-1 holds other records than the archive");

        assertThat(lines(other)).hasSize(1);
    }

    @Test
    void records_that_came_after_the_backup_are_not_buried() throws Exception {
        write(other, 100);
        Path file = directory.resolve("log.gz");
        Backup.to(file, at(other));
        send(other, List.of(new ProducerRecord<>(Topics.ARTICLES, 0, TIME, null, bytes("later"))));

        assertThatThrownBy(() -> Restore.of(file, at(other)))
                .hasMessageContaining("holds records that the archive does not");
    }

    @Test
    void topics_with_other_partitions_are_refused() throws Exception {
        Path file = directory.resolve("log.gz");
        Backup.to(file, at(full));
        topics(4);

        assertThatThrownBy(() -> Restore.of(file, at(other)))
                .hasMessageContaining("topics with 3 partitions each, these have 4");
    }

    @Test
    void a_file_that_is_cut_or_changed_is_refused_before_anything_is_written() throws Exception {
        Path file = directory.resolve("log.gz");
        Backup.to(file, at(full));
        byte[] whole = Files.readAllBytes(file);
        Path cut = directory.resolve("cut.gz");
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        Path changed = directory.resolve("changed.gz");
        byte[] lines;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            lines = in.readAllBytes();
        }
        List<String> kept =
                new ArrayList<>(new String(lines, StandardCharsets.UTF_8).lines().toList());
        kept.remove(kept.size() / 2);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(changed))) {
            out.write(bytes(String.join("\n", kept) + "\n"));
        }
        Path another = directory.resolve("another");
        Files.writeString(another, "{}");

        assertThatThrownBy(() -> Restore.of(cut, at(other))).hasMessageContaining("not whole");
        assertThatThrownBy(() -> Restore.of(changed, at(other))).hasMessageContaining("not whole");
        assertThatThrownBy(() -> Restore.of(another, at(other))).isInstanceOf(IOException.class);

        assertThat(lines(other)).isEmpty();
    }

    private static Map<String, Object> at(Broker broker) {
        return Map.of("bootstrap.servers", broker.address());
    }

    /** The same ones each time, as many as asked for. */
    private static void write(Broker broker, int records) throws Exception {
        Random dice = new Random(3);
        List<ProducerRecord<byte[], byte[]>> written = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            byte[] value = new byte[dice.nextInt(300)];
            dice.nextBytes(value);
            written.add(
                    new ProducerRecord<>(
                            dice.nextBoolean() ? Topics.ARTICLES : Topics.STATEMENTS,
                            dice.nextInt(3),
                            TIME + i,
                            dice.nextInt(5) == 0 ? null : bytes("key " + i),
                            dice.nextInt(50) == 0 ? null : value,
                            List.of(
                                    new RecordHeader("ce_id", bytes("ä" + i)),
                                    new RecordHeader("ce_id", null))));
        }
        send(broker, written);
    }

    private static void send(Broker broker, List<ProducerRecord<byte[], byte[]>> records)
            throws Exception {
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        at(broker), new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
            for (Future<RecordMetadata> each : sent) {
                each.get(1, TimeUnit.MINUTES);
            }
        }
    }

    private static List<String> lines(Broker broker) throws IOException {
        List<String> lines = new ArrayList<>();
        new Log(at(broker)).read(each -> lines.add(each.partition() + " " + each.line()));
        // Of one partition in their order; which partition comes first is chance.
        return lines.stream()
                .sorted(
                        java.util.Comparator.comparing(
                                line -> line.substring(0, line.indexOf(' '))))
                .toList();
    }

    private static void topics(int partitions) throws Exception {
        try (Admin admin = Admin.create(at(other))) {
            List<String> names = List.of(Topics.ARTICLES, Topics.STATEMENTS);
            admin.deleteTopics(names).all().get(10, TimeUnit.SECONDS);
            org.awaitility.Awaitility.await()
                    .ignoreExceptions()
                    .until(
                            () -> {
                                admin.createTopics(
                                                names.stream()
                                                        .map(
                                                                name ->
                                                                        new NewTopic(
                                                                                name,
                                                                                partitions,
                                                                                (short) 1))
                                                        .toList())
                                        .all()
                                        .get(10, TimeUnit.SECONDS);
                                return true;
                            });
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
