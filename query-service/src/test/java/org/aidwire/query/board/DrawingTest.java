package org.aidwire.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.aidwire.contract.Act;
import org.junit.jupiter.api.Test;

class DrawingTest {

    private static final Instant START = Instant.parse("2024-11-01T00:00:00Z");
    private static final Instant END = Instant.parse("2024-11-29T00:00:00Z");

    private static Drawing.Dot dot(Act act, Instant time) {
        return new Drawing.Dot(act, time, "step", true, "title", "#s");
    }

    private static Drawing draw(Instant asOf, Drawing.Dot... dots) {
        return Drawing.of(
                List.of(dots), Drawing.Axis.over(List.of(START, END), asOf, END), "summary");
    }

    @Test
    void the_furthest_step_is_on_top_and_stops_lie_below() {
        Drawing drawing =
                draw(null, dot(Act.DECLINE, END), dot(Act.REQUEST, START), dot(Act.DELIVER, END));

        assertThat(drawing.lanes())
                .extracting(Drawing.Lane::label)
                .containsExactly("Deliver", "Request", "Decline");
    }

    @Test
    void marks_of_one_moment_lie_below_one_another() {
        Drawing drawing = draw(null, dot(Act.REQUEST, END), dot(Act.REQUEST, END));

        assertThat(drawing.marks()).extracting(Drawing.Mark::x).hasSize(2).containsOnly(736);
        assertThat(drawing.marks().get(1).y()).isGreaterThan(drawing.marks().get(0).y());
    }

    @Test
    void what_has_no_known_time_stands_before_all_that_has() {
        Drawing drawing = draw(null, dot(Act.REQUEST, START), dot(Act.REQUEST, null));

        assertThat(drawing.marks()).extracting(Drawing.Mark::x).containsExactly(120, 136);
    }

    @Test
    void the_axis_names_weeks_and_shows_the_day_that_is_looked_at() {
        Drawing drawing = draw(Instant.parse("2024-11-15T00:00:00Z"), dot(Act.REQUEST, START));

        assertThat(drawing.ticks())
                .extracting(Drawing.Tick::label)
                .containsExactly("1 Nov", "8 Nov", "15 Nov", "22 Nov", "29 Nov");
        assertThat(drawing.asOf()).isEqualTo(436);
    }
}
