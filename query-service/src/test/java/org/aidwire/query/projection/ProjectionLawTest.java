package org.aidwire.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.query.aid.Counting;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.RandomHistories;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.StoredLines;
import org.aidwire.query.store.TestDatabase;
import org.junit.jupiter.api.Test;

/** R12: after every event the read model equals what the rules make of the whole history. */
class ProjectionLawTest {

    private static final int HISTORIES = Boolean.getBoolean("aidwire.long") ? 2_000 : 80;
    private static final int SIZE = 24;

    @Test
    void after_every_event_the_lines_are_those_of_the_whole_history() {
        for (long seed = 0; seed < HISTORIES; seed += 2) {
            holds(seed, _ -> 1);
        }
    }

    @Test
    void after_every_batch_the_lines_are_those_of_the_whole_history() {
        for (long seed = 1; seed < HISTORIES; seed += 2) {
            int largest = (int) (1 + seed % 6);
            holds(seed, dice -> dice.nextInt(largest + 1));
        }
    }

    /** An empty batch lifts embargoes alone. */
    private static void holds(long seed, ToIntFunction<Random> size) {
        Random dice = new Random(seed);
        DataSource database = TestDatabase.empty();
        Projector projector = new Projector(new ReadModel(database));
        StoredLines stored = new StoredLines(database);
        List<Event> toCome = new ArrayList<>(Arrivals.of(RandomHistories.of(seed, SIZE)));
        toCome.addAll(toCome.stream().filter(_ -> dice.nextInt(10) == 0).toList());
        Collections.shuffle(toCome, dice);
        List<Event> arrived = new ArrayList<>();
        Instant now = RandomHistories.NOW.minus(Duration.ofDays(60));
        while (arrived.size() < toCome.size()) {
            int batch = Math.min(size.applyAsInt(dice), toCome.size() - arrived.size());
            List<Event> next = toCome.subList(arrived.size(), arrived.size() + batch);
            now = now.plus(Duration.ofDays(dice.nextInt(4)));
            projector.project(next, List.of(), now);
            arrived.addAll(next);

            History.Picture expected = Arrivals.history(arrived).at(Cut.live(now));
            assertThat(stored.lines())
                    .as("seed %d after %d events", seed, arrived.size())
                    .isEqualTo(expected.lines());
            assertThat(stored.counted())
                    .as("what counts of seed %d after %d events", seed, arrived.size())
                    .isEqualTo(counted(expected));
        }
        assertThat(stored.linesByChangeLog())
                .as("change log of seed %d", seed)
                .isEqualTo(stored.lines());
        assertThat(stored.refusals()).as("seed %d", seed).isEqualTo(refusals(arrived));
    }

    private static List<String> counted(History.Picture picture) {
        return picture.statements().values().stream()
                .filter(view -> view.verdict() instanceof Counting.Verdict.Counted)
                .map(view -> view.statement().id())
                .sorted()
                .toList();
    }

    /** Before any embargo is looked at: what is refused does not hang on the clock. */
    private static List<String> refusals(List<Event> arrived) {
        History.Picture picture =
                Arrivals.history(arrived).at(Cut.live(Instant.parse("9999-01-01T00:00:00Z")));
        return Stream.concat(
                        picture.refusedArticles().stream()
                                .map(
                                        each ->
                                                each.event().event().uri()
                                                        + "@"
                                                        + each.event().event().version()
                                                        + ":"
                                                        + each.reason()),
                        picture.refusedStatements().stream()
                                .map(
                                        each ->
                                                each.event().event().id()
                                                        + "@"
                                                        + each.event().event().version()
                                                        + ":"
                                                        + each.reason()))
                .sorted()
                .toList();
    }
}
