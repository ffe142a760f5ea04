package org.aidwire.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.aidwire.query.problem.TurnedAway;
import org.aidwire.query.store.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A store that is stalled keeps nobody waiting for long. */
class ReadRoomTest {

    private record Settings(
            int atOnce,
            int foldsAtOnce,
            int wholeHistoriesAtOnce,
            Duration patience,
            int wholeListsAtOnce,
            Duration giveUpAfter,
            Duration giveUpFoldsAfter)
            implements ReadSettings {

        @Override
        public boolean closed() {
            return false;
        }

        @Override
        public Duration askStreamsAgain() {
            return Duration.ZERO;
        }

        @Override
        public long keptBytes() {
            return 0;
        }

        @Override
        public Duration keptFor() {
            return Duration.ZERO;
        }
    }

    private static final Schema MIGRATED =
            new Schema(new PGSimpleDataSource(), Set::of) {
                @Override
                public boolean isMigrated() {
                    return true;
                }
            };

    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration NEVER = Duration.ofHours(1);

    private final CountDownLatch awake = new CountDownLatch(1);

    @AfterEach
    void wake() {
        awake.countDown();
    }

    /** As a read of a stalled database. */
    private String answerOfTheStalled() {
        try {
            awake.await();
            return "answer";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_read_that_the_store_does_not_answer_is_given_up() {
        ReadRoom room = room(SOON, NEVER);

        assertThatThrownBy(() -> room.read(() -> answerOfTheStalled()))
                .isInstanceOf(TurnedAway.class);
    }

    @Test
    void a_fold_is_given_up_as_a_whole_and_its_reads_may_take_longer_than_others() {
        ReadRoom patient = room(SOON, NEVER);
        ReadRoom room = room(NEVER, SOON);

        assertThat(patient.fold(() -> patient.read(ReadRoomTest::slowly))).isEqualTo("slow");
        assertThatThrownBy(() -> room.fold(() -> room.read(() -> answerOfTheStalled())))
                .isInstanceOf(TurnedAway.class);
    }

    private static String slowly() {
        try {
            assertThat(new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "slow";
    }

    @Test
    void there_is_room_again_after_what_was_given_up() {
        ReadRoom room = room(SOON, NEVER);

        assertThatThrownBy(() -> room.read(() -> answerOfTheStalled()))
                .isInstanceOf(TurnedAway.class);

        assertThat(room.read(() -> "answer")).isEqualTo("answer");
    }

    private static ReadRoom room(Duration giveUpAfter, Duration giveUpFoldsAfter) {
        return new ReadRoom(
                new Settings(1, 1, 1, SOON, 1, giveUpAfter, giveUpFoldsAfter), MIGRATED);
    }
}
