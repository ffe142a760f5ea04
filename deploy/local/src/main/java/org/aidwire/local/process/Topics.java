package org.aidwire.local.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of the pair on the local broker: made where missing, never changed. */
public final class Topics implements AutoCloseable {
    private static final int PARTITIONS = 12;
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private static final Map<String, String> KEPT_FOR_EVER =
            Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1");

    /** Each is a record of any size that the others take, and what it died of. */
    private static final Map<String, String> DEAD_LETTERS =
            Map.of(
                    TopicConfig.RETENTION_MS_CONFIG, "-1",
                    TopicConfig.RETENTION_BYTES_CONFIG, "-1",
                    TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(20 * 1024 * 1024));

    private static final Map<String, String> LATEST_BY_KEY =
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

    /** What was shredded is off the disk a day later. */
    private static final Map<String, String> KEYS =
            Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
                    TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, "86400000",
                    TopicConfig.DELETE_RETENTION_MS_CONFIG, "604800000");

    private static final List<String> EVENTS = List.of("aid.articles", "aid.statements");
    private static final List<NewTopic> ALL =
            List.of(
                    topic("aid.articles", PARTITIONS, KEPT_FOR_EVER),
                    topic("aid.statements", PARTITIONS, KEPT_FOR_EVER),
                    topic("aid.keys", 3, KEYS),
                    topic("aid.dead-letters", 1, DEAD_LETTERS),
                    topic("aid.reports", 1, KEPT_FOR_EVER),
                    topic("aid.status", 3, LATEST_BY_KEY));

    private final Admin admin;

    public Topics(int brokerPort) {
        admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                "127.0.0.1:" + brokerPort,
                                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
                                100,
                                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                                300));
    }

    private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, partitions, (short) 1).configs(settings);
    }

    /** Makes what is missing; false while the broker does not answer yet. */
    public boolean provide() throws InterruptedException {
        try {
            Set<String> present =
                    admin.listTopics().names().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            List<NewTopic> missing =
                    ALL.stream().filter(topic -> !present.contains(topic.name())).toList();
            if (!missing.isEmpty()) {
                admin.createTopics(missing).all().get(2 * ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            }
            return true;
        } catch (TimeoutException | ExecutionException notYet) {
            return false;
        }
    }

    /**
     * Whether no event was ever accepted: the ends of the log say so, whatever the read model
     * knows.
     */
    public boolean holdNoEvent() throws InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        EVENTS.stream()
                .flatMap(Topics::partitions)
                .forEach(partition -> ends.put(partition, OffsetSpec.latest()));
        long give = System.nanoTime() + 5 * ANSWER.toNanos();
        while (true) {
            try {
                return admin
                        .listOffsets(ends)
                        .all()
                        .get(5 * ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                        .values()
                        .stream()
                        .allMatch(end -> end.offset() == 0);
            } catch (TimeoutException | ExecutionException silent) {
                // Topics that were made a moment ago are not led by anybody yet.
                boolean comes = silent.getCause() instanceof UnknownTopicOrPartitionException;
                if (!comes || System.nanoTime() > give) {
                    throw new IllegalStateException(
                            "the broker does not tell the ends of its topics", silent);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static Stream<TopicPartition> partitions(String topic) {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition));
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
