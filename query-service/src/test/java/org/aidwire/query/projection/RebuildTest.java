package org.aidwire.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.aidwire.contract.Erasure;
import org.aidwire.contract.KafkaBinding.ReadRecord;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.RandomHistories;
import org.aidwire.query.store.DeadLetters;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.RecordAddress;
import org.aidwire.query.store.StoredDeadLetters;
import org.aidwire.query.store.StoredLines;
import org.aidwire.query.store.StoredModels;
import org.aidwire.query.store.TestDatabase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A second model is filled from the log beside the live one, and takes its place. */
class RebuildTest {

    private static final long SEED = 11;
    private static final Instant NOW = RandomHistories.NOW;
    private static final int SIZE = 200;

    private static final String ROWS =
            """
            select concat_ws(' ', aid_id, donor, recipient, item, period, category, status,
                confirmation, state, own_stop, revision, updated_at)
            from line
            order by aid_id
            """;

    private static final String CHANGES =
            "select concat_ws(' ', cursor, aid_id, revision, before, after, changed_at) from change order by cursor";

    private final DataSource database = TestDatabase.empty();
    private final StoredModels models = new StoredModels(database);
    private final StoredLines stored = new StoredLines(database);
    private final List<Event> events = events();
    private final RebuildBench bench = new RebuildBench(database, events);

    private static List<Event> events() {
        List<Event> events = new ArrayList<>(Arrivals.of(RandomHistories.of(SEED, SIZE)));
        Collections.shuffle(events, new Random(SEED));
        return events;
    }

    @AfterEach
    void one_model_is_left() {
        models.dropOthers();
    }

    @Test
    void it_takes_the_live_ones_place_with_the_same_lines_revisions_and_change_log() {
        bench.goOn(SIZE / 2);
        List<String> rows = models.texts(ROWS);
        List<String> changes = models.texts(CHANGES);
        List<String> definitions = models.definitions();
        List<String> named = models.texts("select model::text from horizon");

        assertThat(bench.rebuild()).isEqualTo(Rebuilding.Outcome.SWITCHED);

        assertThat(rows).isNotEmpty();
        assertThat(models.texts(ROWS)).isEqualTo(rows);
        assertThat(models.texts(CHANGES)).isEqualTo(changes);
        assertThat(models.definitions()).isEqualTo(definitions);
        assertThat(models.texts("select model::text from horizon")).isNotEqualTo(named);
        assertThat(models.texts("select concat_ws(' ', state, lines, differing) from rebuild"))
                .containsExactly("SWITCHED " + rows.size() + " 0");

        bench.goOn(SIZE);
        assertThat(stored.lines()).isEqualTo(ofTheRules());
        assertThat(stored.linesByChangeLog()).isEqualTo(stored.lines());
    }

    @Test
    void what_is_erased_meanwhile_begins_it_anew() {
        bench.goOn(SIZE);
        Projector projector = new Projector(new ReadModel(database));
        AtomicBoolean erased = new AtomicBoolean();
        bench.beforePoll =
                _ -> {
                    if (!erased.getAndSet(true)) {
                        for (String uri :
                                models.texts("select distinct uri from article_version")) {
                            projector.project(
                                    List.of(), List.of(erasing(uri)), Map.of(), List.of(), NOW);
                        }
                        projector.erase();
                    }
                };
        List<String> rows = models.texts(ROWS);

        assertThat(bench.rebuild()).isEqualTo(Rebuilding.Outcome.OUTDATED);
        assertThat(erased).isTrue();
        assertThat(bench.rebuild()).isEqualTo(Rebuilding.Outcome.SWITCHED);

        assertThat(models.texts(ROWS)).isEqualTo(rows);
        assertThat(models.texts("select uri from article_version where remains is null")).isEmpty();
        assertThat(models.texts("select concat_ws(' ', state, differing) from rebuild order by id"))
                .containsExactly("GIVEN_UP", "SWITCHED 0");
    }

    private static ReadRecord.Erasing erasing(String uri) {
        return new ReadRecord.Erasing("e", new Erasure(uri, null), "ops", NOW);
    }

    @Test
    void reads_and_writes_go_on_throughout() throws Exception {
        bench.goOn(SIZE / 4);
        AtomicBoolean done = new AtomicBoolean();
        List<Long> sizes = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService others = Executors.newFixedThreadPool(3)) {
            Future<?> writing =
                    others.submit(
                            () -> {
                                for (int i = 0; i < SIZE; i++) {
                                    bench.goOn(1);
                                }
                            });
            List<Future<Integer>> reading = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                reading.add(
                        others.submit(
                                () -> {
                                    int reads = 0;
                                    while (!done.get()) {
                                        sizes.add((long) models.linesAsRead().size());
                                        reads++;
                                    }
                                    return reads;
                                }));
            }
            assertThat(bench.rebuild()).isEqualTo(Rebuilding.Outcome.SWITCHED);
            writing.get();
            assertThat(bench.rebuild()).isEqualTo(Rebuilding.Outcome.SWITCHED);
            done.set(true);
            for (Future<Integer> each : reading) {
                assertThat(each.get()).isPositive();
            }
        }

        assertThat(sizes).doesNotContain(0L);
        assertThat(stored.lines()).isEqualTo(ofTheRules());
        assertThat(stored.linesByChangeLog()).isEqualTo(stored.lines());
        assertThat(models.texts("select distinct differing::text from rebuild"))
                .containsExactly("0");
    }

    @Test
    void one_that_is_cut_off_goes_on_from_where_it_stands() {
        bench.goOn(SIZE);
        bench.beforePoll =
                read -> {
                    if (read >= bench.size() / 2) {
                        throw new Patience.Stopping();
                    }
                };
        assertThatThrownBy(bench::rebuild).isInstanceOf(Patience.Stopping.class);
        long filled =
                Long.parseLong(
                        models.texts("select sum(next_offset)::text from aidwire_building.consumed")
                                .getFirst());

        List<Integer> readAgain = new ArrayList<>();
        bench.beforePoll = readAgain::add;
        assertThat(bench.rebuild()).isEqualTo(Rebuilding.Outcome.SWITCHED);

        assertThat(filled).isBetween(bench.size() / 2L, bench.size() - 1L);
        assertThat((long) readAgain.getLast()).isLessThan(bench.size() - filled + 1);
        assertThat(models.texts("select state from rebuild")).containsExactly("SWITCHED");
        assertThat(stored.lines()).isEqualTo(ofTheRules());
    }

    @Test
    void one_of_other_rules_or_told_so_is_begun_anew() {
        bench.goOn(SIZE);
        bench.beforePoll =
                _ -> {
                    throw new Patience.Stopping();
                };
        assertThatThrownBy(bench::rebuild).isInstanceOf(Patience.Stopping.class);
        bench.build = "2";
        assertThatThrownBy(bench::rebuild).isInstanceOf(Patience.Stopping.class);
        bench.anew = true;
        assertThatThrownBy(bench::rebuild).isInstanceOf(Patience.Stopping.class);

        assertThat(models.texts("select build || ' ' || state from rebuild order by id"))
                .containsExactly("1 GIVEN_UP", "2 GIVEN_UP", "2 BUILDING");
    }

    @Test
    void a_live_model_that_differs_is_told_and_stays_until_that_is_accepted() {
        bench.goOn(SIZE);
        long changes = stored.number("select count(*) from change");
        List<String> twoLines = models.texts("select aid_id from line order by aid_id limit 2");
        String broken = twoLines.getFirst();
        models.change(
                """
                update line
                set state = (select state from line where aid_id = '%s')
                where aid_id = '%s'
                """
                        .formatted(twoLines.getLast(), broken));
        models.change("delete from candidate where aid_id = '" + broken + "'");
        List<String> rows = models.texts(ROWS);
        long revision = revision(broken);

        assertThat(bench.rebuild()).isEqualTo(Rebuilding.Outcome.DIFFERS);

        assertThat(models.texts(ROWS)).isEqualTo(rows);
        assertThat(stored.number("select count(*) from change")).isEqualTo(changes);

        bench.accept = true;
        assertThat(bench.rebuild()).isEqualTo(Rebuilding.Outcome.SWITCHED);

        assertThat(stored.lines()).isEqualTo(ofTheRules());
        assertThat(
                        stored.number(
                                "select count(*) from candidate where aid_id = '%s'"
                                        .formatted(broken)))
                .isPositive();
        assertThat(stored.number("select count(*) from change")).isEqualTo(changes + 1);
        assertThat(models.texts("select aid_id from change order by cursor desc limit 1"))
                .containsExactly(broken);
        assertThat(revision(broken)).isEqualTo(revision + 1);
        assertThat(models.texts("select concat_ws(' ', state, differing) from rebuild"))
                .containsExactly("SWITCHED 1");
    }

    @Test
    void a_parked_record_that_the_rebuild_takes_is_replayed_thereby() {
        bench.goOn(SIZE);
        ConsumerRecord<byte[], byte[]> first = bench.write(events.getFirst());
        Map<String, byte[]> headers = new LinkedHashMap<>();
        first.headers().forEach(each -> headers.put(each.key(), each.value()));
        RecordAddress address =
                StoredDeadLetters.park(
                        database,
                        new RecordAddress(first.topic(), first.partition(), 0),
                        headers,
                        "as it came".getBytes(StandardCharsets.UTF_8),
                        DeadLetters.Reason.NOT_APPLICABLE,
                        Instant.EPOCH);

        assertThat(bench.rebuild()).isEqualTo(Rebuilding.Outcome.SWITCHED);

        assertThat(StoredDeadLetters.of(database).find(address).state())
                .isEqualTo(DeadLetters.State.REPLAYED);
    }

    @Test
    void what_was_replaced_is_kept_until_it_is_due() {
        bench.goOn(SIZE);
        bench.rebuild();
        String kept = models.texts("select kept_in from rebuild").getFirst();

        assertThat(bench.rebuilds().forget()).isZero();
        assertThat(models.schemas()).containsExactly(kept);
        assertThat(stored.number("select count(*) from %s.line".formatted(kept)))
                .isEqualTo(stored.number("select count(*) from line"));

        models.change("update rebuild set forget_at = now()");
        assertThat(bench.rebuilds().forget()).isEqualTo(1);
        assertThat(bench.rebuilds().forget()).isZero();
        assertThat(models.schemas()).isEmpty();
        assertThat(stored.lines()).isEqualTo(ofTheRules());
    }

    @Test
    void who_could_read_and_write_the_live_tables_can_do_so_with_the_others() {
        models.change(
                """
                create role of_a_test nologin;
                grant select on line, horizon to of_a_test;
                grant insert, truncate on statement to of_a_test;
                grant usage on sequence near_cluster to of_a_test;
                """);
        try {
            bench.goOn(SIZE);
            List<String> definitions = models.definitions();

            bench.rebuild();

            assertThat(models.definitions()).isEqualTo(definitions);
            assertThat(definitions).anyMatch(each -> each.contains("of_a_test=r/"));
        } finally {
            models.change("drop owned by of_a_test; drop role of_a_test");
        }
    }

    @Test
    void two_at_once_are_one_too_many() {
        Boolean second = bench.rebuilds().work("1", false, _ -> bench.rebuild() == null);

        assertThat(second).isTrue();
    }

    @Test
    void of_every_table_it_is_said_whether_the_log_tells_it() {
        assertThat(models.undecided()).isEmpty();
    }

    private long revision(String aidId) {
        return stored.number("select revision from line where aid_id = '%s'".formatted(aidId));
    }

    private Object ofTheRules() {
        return Arrivals.history(events).at(Cut.live(RandomHistories.NOW)).lines();
    }
}
