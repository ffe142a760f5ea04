package org.aidwire.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.aidwire.query.aid.CreditChains;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.RandomHistories;
import org.aidwire.query.store.HistoryStore;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.TestDatabase;
import org.junit.jupiter.api.Test;

/** A part of the history answers for its pair or its articles at any cut as the whole does. */
class HistoryLawTest {

    private static final int HISTORIES = Boolean.getBoolean("aidwire.long") ? 2_000 : 25;
    private static final int SIZE = 40;

    @Test
    void a_part_answers_as_the_whole() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            holds(seed);
        }
    }

    private static void holds(long seed) {
        DataSource database = TestDatabase.empty();
        History posted = RandomHistories.of(seed, SIZE);
        new Projector(new ReadModel(database))
                .project(Arrivals.of(posted), List.of(), RandomHistories.NOW);
        HistoryStore store = new HistoryStore(database);
        Random dice = new Random(seed);
        for (Cut cut : cuts(dice)) {
            History.Picture whole = posted.at(cut);
            assertThat(store.ofAll(cut.asOf()).at(cut).lines())
                    .as("seed %d at %s", seed, cut)
                    .isEqualTo(whole.lines());
            for (String recipient : List.of("UA", "WFP")) {
                assertThat(linesFor(store.ofPair("KR", recipient, cut.asOf()).at(cut), recipient))
                        .as("seed %d, KR>%s at %s", seed, recipient, cut)
                        .isEqualTo(linesFor(whole, recipient));
            }
            whole.articles().entrySet().stream()
                    .skip(whole.articles().isEmpty() ? 0 : dice.nextInt(whole.articles().size()))
                    .findFirst()
                    .ifPresent(
                            each ->
                                    assertThat(standing(store, each.getKey(), cut))
                                            .as("seed %d, %s at %s", seed, each.getKey(), cut)
                                            .isEqualTo(each.getValue().standing()));
        }
    }

    private static CreditChains.Standing standing(HistoryStore store, String uri, Cut cut) {
        return store.ofArticles(List.of(uri)).at(cut).articles().get(uri).standing();
    }

    private static List<Cut> cuts(Random dice) {
        Instant start = RandomHistories.NOW.minus(Duration.ofDays(105));
        return Stream.of(
                        Cut.live(RandomHistories.NOW),
                        new Cut(day(start, dice), null, RandomHistories.NOW),
                        new Cut(null, day(start, dice), RandomHistories.NOW),
                        new Cut(day(start, dice), day(start, dice), RandomHistories.NOW))
                .toList();
    }

    private static Instant day(Instant start, Random dice) {
        return start.plus(Duration.ofDays(dice.nextInt(105)));
    }

    private static Map<String, LineState> linesFor(History.Picture picture, String recipient) {
        Map<String, LineState> lines = new TreeMap<>(picture.lines());
        lines.values().removeIf(state -> !state.line().recipient().equals(recipient));
        return lines;
    }
}
