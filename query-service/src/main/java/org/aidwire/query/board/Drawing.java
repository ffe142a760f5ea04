package org.aidwire.query.board;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aidwire.contract.Act;
import org.jspecify.annotations.Nullable;

/**
 * A line's statements by effective time, a lane for each act, the furthest step on top and the
 * stops below. Geometry alone: the template draws it, the style sheet colours it.
 */
record Drawing(
        int width,
        int height,
        int left,
        List<Lane> lanes,
        List<Tick> ticks,
        List<Mark> marks,
        @Nullable Integer asOf,
        String summary) {

    private static final int WIDTH = 760;
    private static final int LEFT = 112;
    private static final int RIGHT = 24;
    private static final int ROW = 24;
    private static final int AXIS = 28;
    private static final int MOST_ROWS = 4;

    /** Marks of one row are at least so far apart. */
    private static final int APART = 17;

    /** Drawn at the left end of its lane: nothing is known of its time. */
    private static final int UNDATED = LEFT + 8;

    /**
     * @param y of its first row; what would overlap lies in rows below
     */
    record Lane(String label, int y) {}

    record Tick(String label, int x) {}

    /**
     * @param shape step, stop, denial or mute
     */
    record Mark(
            int x,
            int y,
            String shape,
            String style,
            boolean confirmed,
            String title,
            String href) {}

    /** A statement that is to be drawn. */
    record Dot(
            Act act,
            @Nullable Instant effective,
            String shape,
            boolean confirmed,
            String title,
            String href) {}

    /** From when to when the axis runs; the same for all drawings of a page. */
    record Axis(Instant from, Instant to, @Nullable Instant asOf) {

        static Axis over(Collection<Instant> times, @Nullable Instant asOf, Instant now) {
            Instant from = times.stream().min(Comparator.naturalOrder()).orElse(now);
            Instant to = times.stream().max(Comparator.naturalOrder()).orElse(now);
            if (Duration.between(from, to).toHours() < 24) {
                from = from.minus(Duration.ofHours(12));
                to = to.plus(Duration.ofHours(12));
            }
            return new Axis(from, to, asOf);
        }

        int x(Instant time) {
            double all = Duration.between(from, to).toMillis();
            double part = Duration.between(from, time).toMillis();
            int from = LEFT + 24;
            return from + (int) Math.round(part / all * (WIDTH - RIGHT - from));
        }

        /** Days, weeks, months or years, whichever gives a handful of ticks. */
        List<Tick> ticks() {
            long days = Math.max(1, Duration.between(from, to).toDays());
            Period step =
                    days <= 7
                            ? Period.ofDays(1)
                            : days <= 45
                                    ? Period.ofDays(7)
                                    : days <= 200
                                            ? Period.ofMonths(1)
                                            : days <= 900
                                                    ? Period.ofMonths(4)
                                                    : Period.ofYears((int) (days / 365 / 7) + 1);
            boolean yearly = step.getYears() > 0;
            DateTimeFormatter label =
                    DateTimeFormatter.ofPattern(
                            yearly ? "yyyy" : step.getMonths() > 0 ? "MMM yyyy" : "d MMM",
                            Locale.ENGLISH);
            ZonedDateTime at =
                    from.atZone(ZoneOffset.UTC).truncatedTo(java.time.temporal.ChronoUnit.DAYS);
            at = yearly ? at.withDayOfYear(1) : step.getMonths() > 0 ? at.withDayOfMonth(1) : at;
            List<Tick> ticks = new ArrayList<>();
            for (; !at.toInstant().isAfter(to); at = at.plus(step)) {
                if (!at.toInstant().isBefore(from)) {
                    ticks.add(new Tick(label.format(at), x(at.toInstant())));
                }
            }
            return List.copyOf(ticks);
        }
    }

    /** Where the drawing ends and the words of its axis begin. */
    public int axis() {
        return height - AXIS;
    }

    /** The base line of those words. */
    public int foot() {
        return height - 6;
    }

    static Drawing of(Collection<Dot> dots, Axis axis, String summary) {
        Map<Act, List<Dot>> byAct = new EnumMap<>(Act.class);
        dots.forEach(dot -> byAct.computeIfAbsent(dot.act(), _ -> new ArrayList<>()).add(dot));
        List<Lane> lanes = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        int y = 4;
        for (Act act : topDown(byAct.keySet())) {
            List<Dot> ofLane = byAct.getOrDefault(act, List.of());
            int rows = place(ofLane, axis, y, marks);
            lanes.add(new Lane(Words.of(act), y + ROW / 2));
            y += rows * ROW + 4;
        }
        Instant asOf = axis.asOf();
        return new Drawing(
                WIDTH,
                y + AXIS,
                LEFT,
                List.copyOf(lanes),
                axis.ticks(),
                List.copyOf(marks),
                asOf == null || asOf.isBefore(axis.from()) || asOf.isAfter(axis.to())
                        ? null
                        : axis.x(asOf),
                summary);
    }

    /** Puts a lane's dots into as few rows as keep them apart; how many rows there are. */
    private static int place(List<Dot> dots, Axis axis, int top, List<Mark> marks) {
        List<Integer> ends = new ArrayList<>();
        List<Dot> inTime =
                dots.stream()
                        .sorted(
                                Comparator.comparing(
                                        Dot::effective,
                                        Comparator.nullsFirst(Comparator.naturalOrder())))
                        .toList();
        for (Dot dot : inTime) {
            int x = dot.effective() == null ? UNDATED : axis.x(dot.effective());
            int row = 0;
            while (row < ends.size() && x - ends.get(row) < APART && row < MOST_ROWS - 1) {
                row++;
            }
            if (row == ends.size()) {
                ends.add(x);
            } else {
                ends.set(row, x);
            }
            marks.add(
                    new Mark(
                            x,
                            top + row * ROW + ROW / 2,
                            dot.shape(),
                            Words.style(dot.act()),
                            dot.confirmed(),
                            dot.title(),
                            dot.href()));
        }
        return Math.max(1, ends.size());
    }

    private static List<Act> topDown(Collection<Act> acts) {
        Comparator<Act> stepsFirst = Comparator.comparing(Act::kind);
        return acts.stream()
                .sorted(
                        stepsFirst.thenComparing(
                                (a, b) -> a.isStep() ? b.compareTo(a) : a.compareTo(b)))
                .toList();
    }
}
