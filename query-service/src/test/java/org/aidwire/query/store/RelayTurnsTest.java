package org.aidwire.query.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class RelayTurnsTest {

    private final DataSource database = TestDatabase.empty();

    @Test
    void only_one_has_the_turn_and_the_next_goes_on_from_its_position() {
        AtomicBoolean another = new AtomicBoolean(true);

        boolean taken =
                new RelayTurns(database)
                        .take(
                                "topic",
                                turn -> {
                                    assertThat(turn.position()).isZero();
                                    another.set(new RelayTurns(database).take("topic", _ -> {}));
                                    turn.move(0, 7);
                                    turn.stay();
                                });

        assertThat(taken).isTrue();
        assertThat(another).isFalse();
        assertThat(
                        new RelayTurns(database)
                                .take("topic", turn -> assertThat(turn.position()).isEqualTo(7)))
                .isTrue();
    }

    @Test
    void a_turn_that_fails_is_given_back_and_moves_nothing() {
        RelayTurns turns = new RelayTurns(database);

        assertThatThrownBy(
                        () ->
                                turns.take(
                                        "topic",
                                        turn -> {
                                            turn.position();
                                            turn.move(3, 7);
                                        }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(turns.take("topic", turn -> assertThat(turn.position()).isZero())).isTrue();
    }
}
