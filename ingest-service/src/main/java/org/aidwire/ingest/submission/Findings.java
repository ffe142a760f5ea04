package org.aidwire.ingest.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.Fault;
import org.aidwire.ingest.admission.Reason;
import org.aidwire.ingest.admission.Rule;
import org.aidwire.ingest.admission.Verdict;
import org.aidwire.ingest.formats.Reading;
import org.aidwire.ingest.problem.Problem;
import org.aidwire.ingest.problem.ProblemType;

/** All that is wrong with a post, and the one status that stands for it. */
final class Findings {

    /**
     * Of one event. What is wrong with each event is named, and an answer stays small whatever was
     * sent.
     */
    private static final int MOST_OF_AN_EVENT = 50;

    private final List<Problem.Place> places = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private boolean malformed;
    private boolean forbidden;
    private int events;

    void add(Reading.Unreadable unreadable) {
        events++;
        for (Fault fault : unreadable.faults()) {
            malformed |= fault.kind() == Fault.Kind.SHAPE;
        }
        unreadable.faults().stream()
                .limit(MOST_OF_AN_EVENT)
                .forEach(fault -> places.add(new Problem.Place(fault.pointer(), fault.detail())));
        boolean shape =
                unreadable.faults().stream().anyMatch(fault -> fault.kind() == Fault.Kind.SHAPE);
        reasons.add(shape ? ProblemType.MALFORMED.slug() : ProblemType.UNACCEPTABLE.slug());
    }

    void add(Reading.Incoming incoming, Verdict.Refused refused) {
        events++;
        for (Reason reason : refused.reasons()) {
            forbidden |= reason.rule().effect() == Rule.Effect.FORBIDDEN;
        }
        refused.reasons().stream()
                .limit(MOST_OF_AN_EVENT)
                .forEach(reason -> places.add(place(incoming, reason)));
        refused.reasons().stream()
                .map(reason -> reason.rule().name())
                .distinct()
                .forEach(reasons::add);
    }

    private static Problem.Place place(Reading.Incoming incoming, Reason reason) {
        String at = reason.rule().ofEnvelope() ? incoming.at() : incoming.dataAt();
        return new Problem.Place(at + reason.pointer(), reason.detail());
    }

    boolean isEmpty() {
        return events == 0;
    }

    /** For the tally, each once an event. */
    List<String> reasons() {
        return List.copyOf(reasons);
    }

    /**
     * What cannot be read decides over what may not be written, and that over what cannot be taken.
     */
    Problem problem() {
        ProblemType type =
                malformed
                        ? ProblemType.MALFORMED
                        : forbidden ? ProblemType.FORBIDDEN : ProblemType.UNACCEPTABLE;
        Problem.Place first = places.getFirst();
        String where = first.pointer().isEmpty() ? "" : first.pointer() + " ";
        String more =
                places.size() == 1 ? "" : " (and " + (places.size() - 1) + " more, see errors)";
        return new Problem(type, where + first.detail() + more, places, Map.of());
    }
}
