package org.aidwire.query.aid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoryInTimeTest {

    private static final int HISTORIES = Boolean.getBoolean("aidwire.long") ? 5_000 : 150;
    private static final int SIZE = 60;
    private static final int DAYS = 105;

    @Test
    void every_day_in_any_order_is_what_the_fold_says() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            History history = RandomHistories.of(seed, SIZE);
            HistoryInTime inTime = new HistoryInTime(history);
            Random dice = new Random(seed);
            for (int i = 0; i < 12; i++) {
                Instant asOf = day(dice);
                Instant at = dice.nextBoolean() ? day(dice) : null;
                Cut cut = new Cut(asOf, at, RandomHistories.NOW);
                History.Picture folded = history.at(cut);
                History.Picture found = inTime.at(cut);
                assertThat(found.lines()).as("seed %d at %s", seed, cut).isEqualTo(folded.lines());
                assertThat(found.articles()).isEqualTo(folded.articles());
                assertThat(found.statements()).isEqualTo(folded.statements());
                assertThat(found.refusedArticles())
                        .containsExactlyInAnyOrderElementsOf(folded.refusedArticles());
                assertThat(found.refusedStatements())
                        .containsExactlyInAnyOrderElementsOf(folded.refusedStatements());
            }
        }
    }

    private static Instant day(Random dice) {
        return RandomHistories.NOW
                .minus(Duration.ofDays(DAYS))
                .plus(Duration.ofMinutes(dice.nextInt(DAYS * 24 * 60)));
    }
}
