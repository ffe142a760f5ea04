package org.aidwire.ingest.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private final InFlight inFlight = new InFlight(2, 100, new SimpleMeterRegistry());

    @Test
    void places_are_bounded_and_come_free_again() {
        InFlight.Place first = inFlight.enter();
        InFlight.Place second = inFlight.enter();
        assertThat(inFlight.enter()).isNull();

        second.close();

        assertThat(inFlight.enter()).isNotNull();
        assertThat(first.work()).isTrue();
    }

    @Test
    void bytes_are_bounded_over_all_requests() {
        InFlight.Place first = inFlight.enter();
        InFlight.Place second = inFlight.enter();
        assertThat(first.hold(60)).isTrue();
        assertThat(second.hold(60)).isFalse();

        first.close();

        assertThat(second.hold(60)).isTrue();
    }

    @Test
    void a_place_is_left_by_whom_the_request_ends_with_and_once() {
        InFlight.Place gone = inFlight.enter();
        gone.over();
        assertThat(gone.work()).isFalse();
        gone.close();

        InFlight.Place working = inFlight.enter();
        assertThat(working.work()).isTrue();
        working.over();
        assertThat(inFlight.enter()).isNotNull();
        assertThat(inFlight.enter()).isNull();
        working.close();
        assertThat(inFlight.enter()).isNotNull();
    }
}
