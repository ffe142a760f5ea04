package org.aidwire.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.aidwire.contract.KafkaBinding;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.contract.Topics;
import org.aidwire.query.aid.Newsroom;
import org.aidwire.query.aid.RandomHistories;
import org.aidwire.query.store.DeadLetters;
import org.aidwire.query.store.DeadLetters.DeadLetter;
import org.aidwire.query.store.DeadLetters.Filter;
import org.aidwire.query.store.DeadLetters.Reason;
import org.aidwire.query.store.DeadLetters.State;
import org.aidwire.query.store.Failures;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.RecordAddress;
import org.aidwire.query.store.StoredDeadLetters;
import org.aidwire.query.store.StoredLines;
import org.aidwire.query.store.TestDatabase;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a parked record when an operator asks for it to be judged anew. */
class ReplaysTest {

    private static final Instant NOW = RandomHistories.NOW;
    private static final ProjectionConfig CONFIG = SettingsOfTests.projection();
    private static final Filter ALL = new Filter(null, null, null);

    private final DataSource database = TestDatabase.empty();
    private final DeadLetters letters = StoredDeadLetters.of(database);
    private final StoredLines stored = new StoredLines(database);
    private final Projector projector = new Projector(new ReadModel(database));
    private RecordAddress pledge;
    private RecordAddress noise;

    @BeforeEach
    void two_records_are_parked() {
        Newsroom newsroom = new Newsroom();
        newsroom.statement("s1", "PLEDGE", "{}");
        Event event = Arrivals.of(newsroom.history()).getFirst();
        Map<String, byte[]> headers = new HashMap<>(KafkaBinding.headers(event.envelope()));
        pledge =
                StoredDeadLetters.park(
                        database,
                        new RecordAddress(Topics.STATEMENTS, 3, 7),
                        headers,
                        event.content().canonical().getBytes(StandardCharsets.UTF_8),
                        Reason.NOT_APPLICABLE,
                        NOW);
        noise =
                StoredDeadLetters.park(
                        database,
                        new RecordAddress(Topics.STATEMENTS, 3, 8),
                        Map.of(),
                        new byte[] {(byte) 0xff, 0},
                        Reason.UNREADABLE,
                        NOW);
    }

    @Test
    void nothing_is_replayed_that_nobody_asks_for() {
        replays(projector).replayAll();

        assertThat(stored.lines()).isEmpty();
        assertThat(letters.page(ALL, null, 10))
                .extracting(DeadLetter::state)
                .containsExactly(State.PARKED, State.PARKED);
    }

    @Test
    void what_the_present_build_takes_is_applied_as_it_came_and_the_row_says_so() {
        letters.ask(pledge, NOW);

        replays(projector).replayAll();

        assertThat(stored.lines()).hasSize(1);
        DeadLetter after = letters.find(pledge);
        assertThat(after.state()).isEqualTo(State.REPLAYED);
        assertThat(after.replayedAt()).isEqualTo(NOW);
        assertThat(after.requestedAt()).isNull();
        assertThat(after.build()).isEqualTo("old");
    }

    @Test
    void what_is_still_at_fault_stays_parked_with_what_it_died_of_this_time() {
        letters.ask(noise, NOW);

        replays(projector).replayAll();

        DeadLetter after = letters.find(noise);
        assertThat(after.state()).isEqualTo(State.PARKED);
        assertThat(after.failures()).isEqualTo(1);
        assertThat(after.lastFailure().reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(after.lastFailure().build()).isEqualTo("new");
        assertThat(after.detail()).isEqualTo("as a test has it");
        assertThat(after.value()).containsExactly(0xff, 0);
    }

    @Test
    void all_are_asked_for_at_once_and_one_at_fault_holds_no_other_up() {
        assertThat(letters.ask(ALL.orParked(), NOW)).isEqualTo(2);

        replays(projector).replayAll();

        assertThat(letters.page(ALL, null, 10))
                .extracting(DeadLetter::state)
                .containsExactly(State.REPLAYED, State.PARKED);
        assertThat(letters.ask(ALL.orParked(), NOW)).isEqualTo(1);
    }

    @Test
    void a_record_replayed_twice_changes_nothing_more() {
        letters.ask(pledge, NOW);
        replays(projector).replayAll();
        var lines = stored.lines();

        letters.ask(pledge, NOW);
        replays(projector).replayAll();

        assertThat(stored.lines()).isEqualTo(lines);
        assertThat(stored.number("select count(*) from change")).isEqualTo(1);
        assertThat(letters.find(pledge).state()).isEqualTo(State.REPLAYED);
    }

    @Test
    void an_error_that_passes_leaves_the_wish_for_the_next_look() {
        letters.ask(pledge, NOW);

        Assertions.assertThatThrownBy(() -> replays(failing("57P01")).replayAll())
                .isInstanceOf(org.aidwire.query.store.StoreFailure.class);

        assertThat(letters.find(pledge).state()).isEqualTo(State.REQUESTED);
        replays(projector).replayAll();
        assertThat(letters.find(pledge).state()).isEqualTo(State.REPLAYED);
    }

    @Test
    void what_the_store_will_not_take_stays_parked() {
        letters.ask(pledge, NOW);

        replays(failing("22021")).replayAll();

        assertThat(letters.find(pledge).state()).isEqualTo(State.PARKED);
        assertThat(letters.find(pledge).lastFailure().reason()).isEqualTo(Reason.NOT_APPLICABLE);
    }

    @Test
    void lists_are_filtered_and_go_on_where_they_ended() {
        letters.ask(noise, NOW);

        assertThat(letters.page(new Filter(null, null, State.REQUESTED), null, 10))
                .extracting(DeadLetter::address)
                .containsExactly(noise);
        assertThat(letters.page(new Filter(Reason.NOT_APPLICABLE, null, null), null, 10))
                .extracting(DeadLetter::address)
                .containsExactly(pledge);
        assertThat(letters.page(new Filter(null, Topics.ARTICLES, null), null, 10)).isEmpty();
        assertThat(letters.page(ALL, new DeadLetters.After(NOW, pledge), 10))
                .extracting(DeadLetter::address)
                .isEqualTo(List.of(noise));
    }

    private static Projector failing(String state) {
        return new Projector(null) {
            @Override
            public Projected replay(Event event, RecordAddress parked, Instant now) {
                throw Failures.withState(state);
            }
        };
    }

    private Replays replays(Projector by) {
        InstantSource clock = InstantSource.fixed(NOW);
        return new Replays(
                Set::of,
                letters,
                null,
                new Replay(
                        letters,
                        SettingsOfTests.nothingSealed(),
                        by,
                        new DueWork(Set::of, null, null, null, clock, CONFIG),
                        new ProjectionMetrics(new SimpleMeterRegistry(), clock),
                        CONFIG,
                        "new"),
                clock,
                CONFIG);
    }
}
