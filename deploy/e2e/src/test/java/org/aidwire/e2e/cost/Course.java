package org.aidwire.e2e.cost;

import java.util.List;
import org.aidwire.contract.NewsEvent;

/**
 * What comes to one line, one event after the other.
 *
 * @param before what is there before the line grows
 * @param growing the statements that make its size
 * @param next what is measured
 * @param unkind whether nobody asked for it
 */
record Course(String name, Before before, Step growing, Step next, boolean unkind) {

    @FunctionalInterface
    interface Before {
        List<NewsEvent> on(Line line);
    }

    @FunctionalInterface
    interface Step {
        NewsEvent on(Line line, int number);
    }

    /** One that goes on as it began. */
    static Course of(String name, Before before, Step step) {
        return new Course(
                name, before, step, (line, number) -> step.on(line, line.size() + number), false);
    }

    static Course of(String name, Step step) {
        return of(name, _ -> List.of(), step);
    }

    Course unkindly() {
        return new Course(name, before, growing, next, true);
    }
}
