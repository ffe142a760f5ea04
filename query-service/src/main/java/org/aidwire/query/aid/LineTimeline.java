package org.aidwire.query.aid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.aidwire.query.aid.LineInTime.Sources;
import org.jspecify.annotations.Nullable;

/**
 * A part of a line's timeline, from the chronicles of the line and those above it: goes from one
 * time at which a mention began to hold to the next, and decides the line anew where that could
 * change it. What {@link Timeline#of} says, without the causes.
 */
public final class LineTimeline {

    /** Read ahead: more than a part of the default length asks for. */
    private static final int AHEAD = 100;

    /** A few only, since all that is read together is folded together. */
    private static final int DOUBTS_AHEAD = 20;

    /** The mentions of one line in an order of time, and how far it has been gone through. */
    private static final class Queue {
        private final List<Mention> mentions;
        private final Function<Mention, Instant> time;
        private int next;

        Queue(List<Mention> mentions, Function<Mention, Instant> time, Instant from) {
            this.mentions = mentions;
            this.time = time;
            int low = 0;
            int high = mentions.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (time.apply(mentions.get(middle)).isAfter(from)) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            this.next = low;
        }

        @Nullable Instant next() {
            return next < mentions.size() ? time.apply(mentions.get(next)) : null;
        }

        List<Mention> at(Instant now) {
            int from = next;
            while (next < mentions.size() && time.apply(mentions.get(next)).equals(now)) {
                next++;
            }
            return mentions.subList(from, next);
        }

        List<Mention> ahead(int most) {
            return mentions.subList(next, Math.min(next + most, mentions.size()));
        }
    }

    /** A line on its way through time. */
    private static final class Course {
        private final Chronicle chronicle;
        private final LineAt facts;
        private final Queue since;
        private final Queue until;
        private final Queue first;
        private final Set<String> inDoubt;
        private boolean doubtsMoved;

        Course(Chronicle chronicle, LineAt facts, Instant from) {
            this.chronicle = chronicle;
            this.facts = facts;
            this.since = new Queue(chronicle.bySince(), Mention::since, from);
            this.until = new Queue(chronicle.byUntil(), Chronicle::end, from);
            this.first = new Queue(chronicle.doubtful(), Mention::first, from);
            this.inDoubt = chronicle.inDoubtAt(from);
        }

        @Nullable Instant next() {
            return earlier(earlier(since.next(), until.next()), first.next());
        }

        boolean moveTo(Instant time) {
            List<Mention> come = since.at(time);
            List<Mention> gone = until.at(time);
            for (List<Mention> touched : List.of(come, gone, first.at(time))) {
                for (Mention mention : touched) {
                    String id = mention.statementId();
                    doubtsMoved |=
                            chronicle.isInDoubt(id, time) ? inDoubt.add(id) : inDoubt.remove(id);
                }
            }
            return facts.moveTo(time, come, gone);
        }

        /** Whether others are in doubt than when this was last asked. */
        boolean doubtsMoved() {
            boolean moved = doubtsMoved;
            doubtsMoved = false;
            return moved;
        }
    }

    private final Sources sources;
    private final LineInTime moment;
    private final List<Course> courses = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final TreeSet<Instant> inDoubtTimes = new TreeSet<>();
    private Set<String> apart;
    private Instant apartSince;
    private Instant time;
    private int untilAhead;

    private LineTimeline(Sources sources, Instant from, @Nullable Instant at) {
        this.sources = sources;
        this.time = from;
        this.moment = new LineInTime(sources, from, at);
        moment.facts()
                .forEach(
                        (line, facts) ->
                                courses.add(
                                        new Course(
                                                Objects.requireNonNull(
                                                        sources.chronicles().get(line)),
                                                facts,
                                                from)));
        this.apart = inDoubt();
        this.apartSince = from;
    }

    /**
     * The changes of a line up to the cut, oldest first; their causes are left open.
     *
     * @param after only changes recorded later than this; null from the beginning
     * @param limit at most so many
     */
    public static List<Timeline.Change> of(
            Sources sources, Cut cut, @Nullable Instant after, int limit) {
        LineTimeline timeline =
                new LineTimeline(sources, after == null ? Instant.MIN : after, cut.at());
        List<Timeline.Change> changes = new ArrayList<>();
        LineState before = after == null ? null : timeline.moment.state();
        Instant next = timeline.next();
        while (next != null && !next.isAfter(cut.reading()) && changes.size() < limit) {
            if (timeline.moveTo(next)) {
                LineState state = timeline.moment.state();
                if (!Objects.equals(before, state)) {
                    changes.add(
                            new Timeline.Change(
                                    next,
                                    before,
                                    state,
                                    state == null ? Rule.R0 : state.rule(),
                                    null));
                    before = state;
                }
            }
            next = timeline.next();
        }
        return changes;
    }

    private @Nullable Instant next() {
        Instant next = apart.isEmpty() ? null : inDoubtTimes.higher(time);
        for (Course each : courses) {
            next = earlier(next, each.next());
        }
        return next;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    /** Whether the line may have changed. */
    private boolean moveTo(Instant next) {
        time = next;
        boolean changed = false;
        boolean doubtsMoved = false;
        for (Course each : courses) {
            changed |= each.moveTo(next);
            doubtsMoved |= each.doubtsMoved();
        }
        Set<String> inDoubt = doubtsMoved ? inDoubt() : apart;
        if (!inDoubt.equals(apart) || isApartOtherwise(next)) {
            moment.setApart(inDoubt, next, sources.resolver());
            apart = inDoubt;
            apartSince = next;
            changed = true;
        }
        if (changed && untilAhead-- == 0) {
            untilAhead = AHEAD / 2;
            List<Mention> ahead = new ArrayList<>();
            courses.forEach(
                    each ->
                            each.since.ahead(AHEAD).stream()
                                    .filter(mention -> mention.kind() == Mention.Kind.MOVES)
                                    .forEach(ahead::add));
            sources.details().expect(ahead);
        }
        return changed;
    }

    /** Whether those in doubt may be something else than when they were last folded. */
    private boolean isApartOtherwise(Instant now) {
        Instant last = apart.isEmpty() ? null : inDoubtTimes.floor(now);
        return last != null && last.isAfter(apartSince);
    }

    /** All lines' statements in doubt; those met for the first time are read, with some to come. */
    private Set<String> inDoubt() {
        Set<String> inDoubt = new HashSet<>();
        courses.forEach(each -> inDoubt.addAll(each.inDoubt));
        List<String> met = inDoubt.stream().filter(known::add).toList();
        if (!met.isEmpty()) {
            Set<String> expected = new HashSet<>(met);
            courses.forEach(
                    each ->
                            each.first.ahead(DOUBTS_AHEAD).stream()
                                    .filter(
                                            mention ->
                                                    each.chronicle.isInDoubt(
                                                            mention.statementId(), mention.first()))
                                    .map(Mention::statementId)
                                    .forEach(expected::add));
            sources.resolver().expect(expected);
            met.forEach(id -> inDoubtTimes.addAll(sources.resolver().timesOf(id)));
        }
        return inDoubt;
    }
}
