package org.aidwire.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.aidwire.contract.Article;
import org.aidwire.contract.Erasure;
import org.aidwire.contract.EventEnvelope;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventKey;
import org.aidwire.contract.KafkaBinding;
import org.aidwire.contract.KafkaBinding.ReadRecord;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.contract.KeyRecord;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.SealedEvent;
import org.aidwire.contract.Statement;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.NearDuplicates;
import org.aidwire.query.aid.Newsroom;
import org.aidwire.query.aid.RandomHistories;
import org.aidwire.query.store.HistoryStore;
import org.aidwire.query.store.KeyTable;
import org.aidwire.query.store.PositionTable;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.Rebuilds;
import org.aidwire.query.store.StoredLines;
import org.aidwire.query.store.StoredModels;
import org.aidwire.query.store.TestDatabase;
import org.junit.jupiter.api.Test;

/** What is erased is gone, and nothing else has changed: now, on any past day, after a rebuild. */
class ErasingLawTest {

    private static final int HISTORIES = Boolean.getBoolean("aidwire.long") ? 400 : 12;
    private static final int SIZE = 24;
    private static final String CLUSTERS = "select count(distinct cluster) from near_member";
    private static final Instant BEFORE = RandomHistories.NOW.minusSeconds(60);
    private static final Instant LATER = Instant.parse("2026-01-01T00:00:00Z");
    private static final String CANARY = "zeuge";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The two logs as one, and the topic of the keys, compacted. */
    private final List<ReadRecord> log = new ArrayList<>();

    private final SortedMap<String, KeyRecord> keys = new TreeMap<>();
    private final DataSource database = TestDatabase.empty();
    private final StoredLines stored = new StoredLines(database);
    private KeyTable table = new KeyTable(database);
    private Projector projector = new Projector(new ReadModel(database));
    private long position;

    @Test
    void erasing_changes_no_line_and_leaves_no_word() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            begin();
            Random dice = new Random(seed);
            List<Event> events = events(seed);
            project(sealed(events), dice);
            var lines = stored.lines();
            var past = past();

            for (String article : articles(events)) {
                if (dice.nextInt(3) > 0) {
                    erase(article, RandomHistories.NOW);
                    assertNothingIsLeftOf(article, seed);
                }
                assertThat(stored.lines()).as("seed %d", seed).isEqualTo(lines);
            }
            assertThat(past()).as("past days of seed %d", seed).isEqualTo(past);
        }
    }

    @Test
    void a_rebuild_without_the_keys_comes_to_the_same_whatever_came_before_or_after() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            begin();
            Random dice = new Random(seed);
            List<Event> events = events(seed);
            Collections.shuffle(events, dice);
            List<String> articles = articles(events);
            List<ReadRecord> sealed = sealed(events);
            for (int from = 0; from < sealed.size(); ) {
                int to = Math.min(sealed.size(), from + 1 + dice.nextInt(12));
                project(sealed.subList(from, to), dice);
                if (!articles.isEmpty() && dice.nextInt(2) == 0) {
                    erase(
                            articles.get(dice.nextInt(articles.size())),
                            dice.nextInt(3) == 0
                                    ? RandomHistories.NOW
                                    : RandomHistories.NOW.minus(
                                            Duration.ofDays(dice.nextInt(100))));
                }
                from = to;
            }
            var lines = stored.lines();
            var past = past();

            rebuild(dice);

            assertThat(stored.lines()).as("seed %d", seed).isEqualTo(lines);
            assertThat(past()).as("past days of seed %d", seed).isEqualTo(past);
        }
    }

    @Test
    void what_a_feed_posts_again_stays_erased_and_its_key_goes_too() {
        begin();
        List<Event> events = events(5);
        project(sealed(events), new Random(1));
        String article = articles(events).getFirst();
        erase(article, RandomHistories.NOW);

        project(sealed(events.stream().map(ErasingLawTest::postedAgain).toList()), new Random(2));
        shred();

        assertNothingIsLeftOf(article, 5);
    }

    @Test
    void a_new_version_is_a_new_posting() {
        begin();
        List<Event> events = events(5);
        project(sealed(events), new Random(1));
        String article = articles(events).getFirst();
        erase(article, RandomHistories.NOW);
        Event next =
                events.stream()
                        .filter(each -> each.content().event() instanceof Article)
                        .filter(each -> each.content().event().identity().equals(article))
                        .findFirst()
                        .map(each -> withCanary(postedAgain(each), 9))
                        .orElseThrow();

        project(sealed(List.of(next)), new Random(2));
        shred();

        assertThat(dump()).contains(CANARY + " " + article + ".");
        assertThat(keys.values()).anyMatch(each -> isKeyOf(each, article));
    }

    @Test
    void what_was_posted_again_goes_too_where_a_copy_of_before_comes_late() {
        begin();
        List<Event> events = events(5);
        String article = articles(events).getFirst();
        erase(article, RandomHistories.NOW);
        project(sealed(events.stream().map(ErasingLawTest::postedAgain).toList()), new Random(2));
        assertThat(dump()).contains(canary(article));
        var lines = stored.lines();

        project(
                sealed(events.stream().map(each -> recordedAt(each, BEFORE)).toList()),
                new Random(3));
        shred();

        assertNothingIsLeftOf(article, 5);
        assertThat(stored.lines()).isEqualTo(lines);
    }

    @Test
    void nothing_is_erased_before_all_is_read_that_was_in_the_log_by_then() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            begin();
            List<Event> events = events(seed);
            if (articles(events).isEmpty()) {
                continue;
            }
            String article = articles(events).getFirst();
            project(sealed(events), new Random(seed));
            var lines = stored.lines();
            var past = past();

            begin();
            PositionTable.Partition partition = new PositionTable.Partition("aid.statements", 0);
            new ReadModel(database).projecting(tx -> tx.positions().next(List.of(partition)));
            int half = events.size() / 2;
            project(sealed(events.subList(0, half)), new Random(seed));
            projector.project(
                    List.of(),
                    List.of(erasing(article, RandomHistories.NOW)),
                    Map.of(partition, 7L),
                    List.of(),
                    RandomHistories.NOW);
            projector.erase();
            shred();
            project(sealed(events.subList(half, events.size())), new Random(seed));
            assertThat(dump()).contains(canary(article));

            projector.project(
                    List.of(),
                    List.of(new PositionTable.Move("aid.statements", 0, 0, 7)),
                    RandomHistories.NOW);
            projector.erase();
            shred();

            assertNothingIsLeftOf(article, seed);
            assertThat(stored.lines()).as("seed %d", seed).isEqualTo(lines);
            assertThat(past()).as("past days of seed %d", seed).isEqualTo(past);
        }
    }

    @Test
    void what_is_left_is_told_once_and_a_model_that_was_being_filled_is_given_up() {
        begin();
        List<Event> events = events(5);
        project(sealed(events), new Random(1));
        StoredModels models = new StoredModels(database);
        Rebuilds rebuilds = new Rebuilds(database);
        models.dropOthers();
        rebuilds.work(
                "1",
                false,
                rebuild -> {
                    rebuild.model()
                            .projecting(
                                    tx -> {
                                        tx.events().record(events);
                                        return events;
                                    });
                    assertThat(rebuild.isOutdated()).isFalse();
                    erase(articles(events).getFirst(), RandomHistories.NOW);
                    assertThat(rebuild.isOutdated()).isTrue();
                    assertThat(rebuilds.forget()).as("while somebody is at it").isZero();
                    return events;
                });
        assertThat(models.schemas()).contains("aidwire_building");

        assertThat(rebuilds.forget()).isEqualTo(1);

        assertThat(models.schemas()).doesNotContain("aidwire_building");
        assertThat(models.texts("select state from rebuild")).containsExactly("GIVEN_UP");
        assertThat(rebuilds.forget()).isZero();
    }

    @Test
    void no_shingle_stays_of_words_that_no_text_has_any_more_and_what_was_near_stays_near() {
        begin();
        String shared =
                IntStream.range(0, 90).mapToObj(i -> "wort" + i).collect(Collectors.joining(" "));
        Newsroom newsroom = new Newsroom();
        newsroom.article("{\"uri\": \"urn:a\", \"body\": \"" + shared + " anna\"}");
        newsroom.article("{\"uri\": \"urn:b\", \"body\": \"" + shared + " bert\"}");
        project(sealed(Arrivals.of(newsroom.history())), new Random(1));
        long[] own = NearDuplicates.shingles(shared + " anna");
        long[] others = NearDuplicates.shingles(shared + " bert");
        assertThat(stored.number(CLUSTERS)).isEqualTo(1);

        erase("urn:a", LATER);

        assertThat(dump()).doesNotContain(onlyIn(own, others)).contains(onlyIn(others, own));
        assertThat(stored.number(CLUSTERS)).isEqualTo(1);

        erase("urn:b", LATER);

        assertNoneStays(own);
        assertNoneStays(others);
        assertThat(stored.number(CLUSTERS)).isEqualTo(1);

        rebuild(new Random(2));

        assertNoneStays(own);
        assertNoneStays(others);
        assertThat(stored.number(CLUSTERS)).isEqualTo(1);
        assertThat(stored.number("select count(*) from near_member")).isEqualTo(2);
    }

    private static String onlyIn(long[] some, long[] others) {
        return LongStream.of(some)
                .filter(each -> LongStream.of(others).noneMatch(other -> other == each))
                .mapToObj(String::valueOf)
                .findFirst()
                .orElseThrow();
    }

    private void assertNoneStays(long[] shingles) {
        String all = dump() + keys.values();
        assertThat(LongStream.of(shingles).mapToObj(String::valueOf)).noneMatch(all::contains);
    }

    private void begin() {
        log.clear();
        keys.clear();
        TestDatabase.empty(database);
        position = 0;
        projector = new Projector(new ReadModel(database));
    }

    /** Random events that say whose article they are of where only their words do. */
    private static List<Event> events(long seed) {
        return new ArrayList<>(
                Arrivals.of(RandomHistories.of(seed, SIZE)).stream()
                        .map(each -> withCanary(each, each.content().event().version()))
                        .toList());
    }

    private static Event withCanary(Event event, int version) {
        NewsEvent content =
                switch (event.content().event()) {
                    case Article it ->
                            new Article(
                                    it.uri(),
                                    version,
                                    it.pubStatus(),
                                    it.outlet(),
                                    canary(it.uri()),
                                    it.body() == null ? null : it.body() + " " + canary(it.uri()),
                                    canary(it.uri()),
                                    it.language(),
                                    it.publishedAt(),
                                    it.credits(),
                                    canary(it.uri()),
                                    it.embargoedUntil(),
                                    it.expires(),
                                    it.corrects(),
                                    canary(it.uri()),
                                    canary(it.uri()));
                    case Statement it when it.article() != null ->
                            new Statement(
                                    it.id(),
                                    version,
                                    it.article(),
                                    it.outlet(),
                                    new Statement.Speaker(
                                            canary(it.article().uri()),
                                            canary(it.article().uri()),
                                            it.affiliation()),
                                    it.attribution(),
                                    canary(it.article().uri()),
                                    it.verbatim(),
                                    it.span(),
                                    it.saidAt(),
                                    it.happenedAt(),
                                    it.act(),
                                    it.modality(),
                                    it.aid(),
                                    it.condition(),
                                    it.origin(),
                                    it.provenance(),
                                    it.pubStatus());
                    case Statement it -> it;
                };
        return new Event(event.envelope(), EventJson.encode(content));
    }

    private static String canary(String article) {
        return CANARY + " " + article + ".";
    }

    private static Event postedAgain(Event event) {
        return recordedAt(event, RandomHistories.NOW.plusSeconds(60));
    }

    private static Event recordedAt(Event event, Instant recorded) {
        EventEnvelope was = event.envelope();
        return new Event(
                new EventEnvelope(
                        was.id(),
                        was.source(),
                        was.type(),
                        was.subject(),
                        was.time(),
                        recorded,
                        "another",
                        was.writeroutlets(),
                        was.partitionkey(),
                        was.causationid(),
                        was.extensions()),
                event.content());
    }

    private static List<String> articles(List<Event> events) {
        return events.stream()
                .map(each -> each.content().event())
                .filter(Article.class::isInstance)
                .map(NewsEvent::identity)
                .distinct()
                .sorted()
                .toList();
    }

    /** As ingest publishes them: each key before its event; some are of days before sealing. */
    private List<ReadRecord> sealed(List<Event> events) {
        List<ReadRecord> records = new ArrayList<>();
        for (Event event : events) {
            EventKey key = EventKey.random(RANDOM);
            SealedEvent sealed = SealedEvent.seal(event.content(), key, RANDOM);
            if (sealed == null) {
                records.add(event);
            } else {
                tell(
                        new KeyRecord.Key(
                                sealed.article(),
                                key.id(),
                                key.secret(),
                                sealed.sha256(),
                                event.envelope().recordedtime()));
                records.add(
                        KafkaBinding.read(
                                KafkaBinding.headers(event.envelope()),
                                sealed.canonical().getBytes(StandardCharsets.UTF_8)));
            }
        }
        return records;
    }

    private void tell(KeyRecord record) {
        if (record instanceof KeyRecord.Shredded) {
            keys.remove(record.key());
        } else {
            keys.put(record.key(), record);
        }
        assertThat(table.keep(0, position, position + 1, List.of(record))).isTrue();
        position++;
    }

    private void project(List<ReadRecord> records, Random dice) {
        log.addAll(records);
        apply(records, dice);
    }

    private void apply(List<ReadRecord> records, Random dice) {
        Unsealing unsealing =
                new Unsealing(null, table) {
                    @Override
                    boolean catchUp() {
                        // All is told already.
                        return true;
                    }
                };
        for (int from = 0; from < records.size(); ) {
            int to = Math.min(records.size(), from + 1 + dice.nextInt(8));
            List<ReadRecord> open = unsealing.open(records.subList(from, to));
            assertThat(open).noneMatch(ReadRecord.Sealed.class::isInstance);
            projector.project(
                    open.stream().filter(Event.class::isInstance).map(Event.class::cast).toList(),
                    open.stream()
                            .filter(ReadRecord.Erasing.class::isInstance)
                            .map(ReadRecord.Erasing.class::cast)
                            .toList(),
                    Map.of(),
                    List.of(),
                    RandomHistories.NOW);
            projector.erase();
            from = to;
        }
    }

    private void erase(String article, Instant until) {
        project(List.of(erasing(article, until)), new Random(0));
        shred();
    }

    private static ReadRecord.Erasing erasing(String article, Instant until) {
        return new ReadRecord.Erasing("e", new Erasure(article, null), "ops", until);
    }

    /** What the shredding does, without Kafka. */
    private void shred() {
        for (List<KeyRecord> untold = table.untold(7);
                !untold.isEmpty();
                untold = table.untold(7)) {
            untold.forEach(this::tell);
            table.told(untold);
        }
    }

    /** From nothing but the logs and what the keys' topic holds. */
    private void rebuild(Random dice) {
        TestDatabase.empty(database);
        position = 0;
        table = new KeyTable(database);
        projector = new Projector(new ReadModel(database));
        List<KeyRecord> left = new ArrayList<>(keys.values());
        Collections.shuffle(left, dice);
        left.forEach(this::tell);
        apply(List.copyOf(log), dice);
        shred();
    }

    private void assertNothingIsLeftOf(String article, long seed) {
        assertThat(dump()).as("seed %d", seed).doesNotContain(canary(article));
        assertThat(keys.values()).as("seed %d", seed).noneMatch(each -> isKeyOf(each, article));
        for (ReadRecord record : log) {
            if (record instanceof ReadRecord.Sealed sealed
                    && sealed.event().article().equals(article)) {
                assertThat(
                                keys.values().stream()
                                        .filter(KeyRecord.Key.class::isInstance)
                                        .map(each -> ((KeyRecord.Key) each).secret())
                                        .noneMatch(secret -> opens(sealed.event(), secret)))
                        .as("no key opens it, seed %d", seed)
                        .isTrue();
            }
        }
    }

    private static boolean opens(SealedEvent event, SecretKey secret) {
        return event.unseal(secret) != null;
    }

    private static boolean isKeyOf(KeyRecord record, String article) {
        return record instanceof KeyRecord.Key && record.article().equals(article);
    }

    /** Every row of every table. */
    private String dump() {
        StoredModels models = new StoredModels(database);
        StringBuilder all = new StringBuilder();
        models.texts("select tablename from pg_tables where schemaname = 'public'")
                .forEach(
                        name ->
                                models.texts("select t::text from " + name + " t")
                                        .forEach(row -> all.append(row).append('\n')));
        return all.toString();
    }

    private List<SortedMap<String, LineState>> past() {
        HistoryStore store = new HistoryStore(database);
        List<SortedMap<String, LineState>> past = new ArrayList<>();
        for (int day = 0; day < 100; day += 33) {
            Instant asOf = RandomHistories.NOW.minus(Duration.ofDays(day));
            past.add(store.ofAll(asOf).at(new Cut(asOf, null, RandomHistories.NOW)).lines());
        }
        return past;
    }
}
