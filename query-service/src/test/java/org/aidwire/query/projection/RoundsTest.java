package org.aidwire.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.query.aid.Newsroom;
import org.aidwire.query.aid.RandomHistories;
import org.aidwire.query.store.PastReading;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.TestDatabase;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final String VERSION = "{'article':{'uri':'u'},'version':%d}";

    @Test
    void a_correction_comes_a_round_after_what_it_corrects() {
        Newsroom newsroom =
                corrected(3).article("{'uri':'u','version':2}").statement("t", "WARN", "{}");

        assertThat(Rounds.of(Arrivals.of(newsroom.history())))
                .extracting(RoundsTest::names)
                .containsExactly(
                        List.of("u 1", "s 1", "t 1"), List.of("s 2", "u 2"), List.of("s 3"));
    }

    @Test
    void copies_and_conflicts_stay_together() {
        Newsroom newsroom =
                new Newsroom()
                        .statement("s", "WARN", "{}")
                        .statement("s", "WARN", "{}")
                        .statement("s", "OPPOSE", "{}");

        assertThat(Rounds.of(Arrivals.of(newsroom.history()))).hasSize(1);
    }

    @Test
    void what_is_corrected_again_and_again_takes_four_rounds() {
        List<List<Event>> rounds = Rounds.of(Arrivals.of(corrected(30).history()));

        assertThat(rounds).hasSize(4);
        assertThat(rounds.getLast()).hasSize(27);
    }

    @Test
    void nothing_is_one_round() {
        assertThat(Rounds.of(List.of())).containsExactly(List.of());
    }

    @Test
    void the_past_of_what_was_corrected_in_one_batch_is_known() {
        DataSource database = TestDatabase.empty();
        Projector projector = new Projector(new ReadModel(database));

        projector.project(Arrivals.of(corrected(4).history()), List.of(), RandomHistories.NOW);

        assertThat(PastReading.doubts(database)).isZero();
    }

    private static Newsroom corrected(int versions) {
        Newsroom newsroom = new Newsroom().article("{'uri':'u'}");
        for (int version = 1; version <= versions; version++) {
            newsroom.statement(
                    "s", version % 2 == 0 ? "PLEDGE" : "COMMIT", VERSION.formatted(version));
        }
        return newsroom;
    }

    private static List<String> names(List<Event> round) {
        return round.stream()
                .map(each -> each.content().event())
                .map(each -> each.identity() + " " + each.version())
                .toList();
    }
}
