package org.aidwire.query.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadModelAgeTest {

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private final ReadModelAge age = new ReadModelAge();

    @Test
    void a_model_with_nothing_left_to_read_has_no_age() {
        age.measured(0, START);

        assertThat(age.at(START.plusSeconds(9))).isEqualTo(Duration.ZERO);
    }

    @Test
    void the_age_runs_from_when_nothing_was_left_to_read() {
        age.measured(0, START);
        age.measured(7, START.plusSeconds(5));
        age.measured(3, START.plusSeconds(10));

        assertThat(age.at(START.plusSeconds(12))).isEqualTo(Duration.ofSeconds(12));

        age.measured(0, START.plusSeconds(15));

        assertThat(age.at(START.plusSeconds(16))).isEqualTo(Duration.ZERO);
    }

    @Test
    void who_does_not_look_any_more_does_not_know() {
        age.measured(0, START);

        assertThat(age.at(START.plusSeconds(60))).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void before_the_first_look_nothing_is_said() {
        assertThat(age.at(START)).isEqualTo(Duration.ZERO);
    }
}
