package org.aidwire.query.projection;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.aidwire.contract.KafkaBinding;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.contract.Topics;
import org.aidwire.query.aid.RandomHistories;
import org.aidwire.query.store.PositionTable.Move;
import org.aidwire.query.store.PositionTable.Partition;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.Rebuild;
import org.aidwire.query.store.Rebuilds;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A log in memory, a live model that follows it, and rebuilds beside that. */
final class RebuildBench {

    private static final ProjectionConfig CONFIG = SettingsOfTests.projection();
    private static final int PARTITIONS = 3;
    private static final int BATCH = 20;

    private final DataSource database;
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> log =
            new LinkedHashMap<>();
    private final List<ConsumerRecord<byte[], byte[]>> inOrder = new ArrayList<>();
    private final Projector live;
    private final Rebuilds rebuilds;
    private int projected;

    /** Called before each poll of a rebuild, with how many records it has read. */
    java.util.function.IntConsumer beforePoll = _ -> {};

    boolean accept;
    boolean anew;
    String build = "1";

    RebuildBench(DataSource database, List<Event> events) {
        this.database = database;
        this.live = new Projector(new ReadModel(database));
        this.rebuilds = new Rebuilds(database);
        for (String topic : List.of(Topics.ARTICLES, Topics.STATEMENTS)) {
            for (int i = 0; i < PARTITIONS; i++) {
                log.put(new TopicPartition(topic, i), new ArrayList<>());
            }
        }
        events.forEach(this::write);
        new ReadModel(database).projecting(tx -> tx.positions().next(partitions()));
    }

    private List<Partition> partitions() {
        return log.keySet().stream()
                .map(each -> new Partition(each.topic(), each.partition()))
                .toList();
    }

    /** At the end of the log. */
    ConsumerRecord<byte[], byte[]> write(Event event) {
        String topic = Topics.of(event.content().event());
        int partition = Math.floorMod(event.envelope().partitionkey().hashCode(), PARTITIONS);
        List<ConsumerRecord<byte[], byte[]>> records =
                Objects.requireNonNull(log.get(new TopicPartition(topic, partition)));
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(
                        topic,
                        partition,
                        records.size(),
                        event.envelope().partitionkey().getBytes(StandardCharsets.UTF_8),
                        event.content().canonical().getBytes(StandardCharsets.UTF_8));
        KafkaBinding.headers(event.envelope())
                .forEach((name, value) -> record.headers().add(name, value));
        records.add(record);
        inOrder.add(record);
        return record;
    }

    int size() {
        return inOrder.size();
    }

    /** The live model goes on by so many records. */
    synchronized void goOn(int records) {
        for (int end = Math.min(inOrder.size(), projected + records);
                projected < end;
                projected++) {
            ConsumerRecord<byte[], byte[]> record = inOrder.get(projected);
            live.project(
                    List.of((Event) read(record)),
                    List.of(
                            new Move(
                                    record.topic(),
                                    record.partition(),
                                    record.offset(),
                                    record.offset() + 1)),
                    RandomHistories.NOW);
        }
    }

    private static Object read(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        record.headers().forEach(each -> headers.put(each.key(), each.value()));
        return KafkaBinding.read(headers, record.value());
    }

    /** Null where another is at it. */
    Rebuilding.@Nullable Outcome rebuild() {
        return rebuilds.work(build, anew, this::rebuild);
    }

    Rebuilds rebuilds() {
        return rebuilds;
    }

    private Rebuilding.Outcome rebuild(Rebuild rebuild) {
        ReadModel model = rebuild.model();
        InMemory partitions = new InMemory();
        partitions.goTo(model.projecting(tx -> tx.positions().next(partitions())));
        Projector projector = new Projector(model);
        InstantSource clock = InstantSource.fixed(RandomHistories.NOW);
        ProjectionMetrics metrics = new ProjectionMetrics(new SimpleMeterRegistry(), clock);
        Delivery delivery =
                new Delivery(
                                SettingsOfTests.nothingSealed(),
                                live,
                                new Parking(null, null, metrics, clock, build),
                                new DueWork(Set::of, null, null, null, clock, CONFIG),
                                new Sights(metrics, Traces.none()),
                                clock,
                                CONFIG)
                        .beside(rebuild, projector, () -> Rebuilder.judged(rebuild.judgedAt()));
        return new Rebuilding(rebuild, partitions, delivery, projector, settings()).run();
    }

    private RebuildSettings settings() {
        return new RebuildSettings() {
            @Override
            public boolean accept() {
                return accept;
            }

            @Override
            public String build() {
                return build;
            }

            @Override
            public boolean anew() {
                return anew;
            }

            @Override
            public int near() {
                return 10;
            }

            @Override
            public Duration hold() {
                return Duration.ofSeconds(60);
            }

            @Override
            public Duration keep() {
                return Duration.ofDays(1);
            }

            @Override
            public Duration forgetCheck() {
                return Duration.ofMinutes(1);
            }
        };
    }

    /** Reads the log in memory. */
    private final class InMemory extends RebuiltPartitions {

        private int read;

        InMemory() {
            super(null, null);
        }

        @Override
        void goTo(Map<Partition, Long> positions) {
            moved(
                    positions.entrySet().stream()
                            .map(
                                    each ->
                                            new Move(
                                                    each.getKey().topic(),
                                                    each.getKey().partition(),
                                                    0,
                                                    each.getValue()))
                            .toList());
        }

        @Override
        List<ConsumerRecord<byte[], byte[]>> poll(Map<Partition, Long> upTo) {
            beforePoll.accept(read);
            List<ConsumerRecord<byte[], byte[]>> due =
                    upTo.entrySet().stream()
                            .flatMap(
                                    each -> {
                                        TopicPartition partition =
                                                new TopicPartition(
                                                        each.getKey().topic(),
                                                        each.getKey().partition());
                                        return log.get(partition).stream()
                                                .filter(record -> isDue(record))
                                                .filter(
                                                        record ->
                                                                record.offset() < each.getValue());
                                    })
                            .limit(BATCH)
                            .collect(Collectors.toList());
            read += due.size();
            return due;
        }
    }
}
