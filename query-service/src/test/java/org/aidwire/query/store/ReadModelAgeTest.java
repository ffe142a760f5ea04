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
        age.told(new Freshness.Told(null, START));

        assertThat(age.at(START.plusSeconds(9))).isEqualTo(Duration.ZERO);
    }

    @Test
    void the_age_runs_from_when_the_first_partition_fell_behind() {
        age.told(new Freshness.Told(START, START.plusSeconds(10)));

        assertThat(age.at(START.plusSeconds(12))).isEqualTo(Duration.ofSeconds(12));

        age.told(new Freshness.Told(null, START.plusSeconds(15)));

        assertThat(age.at(START.plusSeconds(16))).isEqualTo(Duration.ZERO);
    }

    @Test
    void where_nobody_looks_any_more_nobody_knows() {
        age.told(new Freshness.Told(null, START));

        assertThat(age.at(START.plusSeconds(60))).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void before_the_first_look_nothing_is_said() {
        assertThat(age.at(START)).isEqualTo(Duration.ZERO);

        age.told(new Freshness.Told(null, null));

        assertThat(age.at(START)).isEqualTo(Duration.ZERO);
    }
}
