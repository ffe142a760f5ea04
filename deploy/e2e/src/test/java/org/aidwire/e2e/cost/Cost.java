package org.aidwire.e2e.cost;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.codes.Parties;

/**
 * Prints what one more statement costs, in microseconds and in shared buffers, by what is there
 * already; ends with 1 where a size costs more than {@link #BOUND} times the smallest.
 */
public final class Cost {

    private static final double BOUND = 1.3;
    private static final int RUNS = 3;
    private static final int ROUNDS = 4;

    /** Statements of one size in a row; then the next size takes its turn. */
    private static final int TURN = 24;

    /** Enough that each look-up has its lasting plan. */
    private static final int WARM_UP = 24;

    private final Settings settings;
    private final PrintStream out = System.out;
    private final List<String> parties =
            Parties.INSTANCE.all().stream()
                    .map(each -> each.code())
                    .filter(code -> code.length() == 2)
                    .toList();
    private boolean flat = true;

    private Cost(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        Settings settings = Settings.of(arguments);
        if (settings.list()) {
            Courses.all().forEach(course -> System.out.println(course.name()));
            System.out.println(StoreSize.NAME);
            return;
        }
        boolean flat;
        try (Server server = Server.start()) {
            flat = new Cost(settings).run(server);
        }
        System.exit(flat ? 0 : 1);
    }

    private boolean run(Server server) throws SQLException {
        head();
        int donor = 0;
        for (Course course : Courses.all()) {
            donor++;
            if (settings.wants(course)) {
                Store store = new Store(server.database("line" + donor));
                report(course.name(), measure(ofLines(store, course, parties.get(donor))));
                server.drop("line" + donor);
            }
        }
        if (settings.wants(StoreSize.NAME)) {
            report(StoreSize.NAME, measure(StoreSize.of(server, settings.stores())));
        }
        out.printf("%nbound %.1f, median of %d runs: %s%n", BOUND, RUNS, flat ? "held" : "BROKEN");
        return flat;
    }

    private List<Measured> ofLines(Store store, Course course, String donor) throws SQLException {
        List<Measured> sizes = new ArrayList<>();
        int recipient = 0;
        for (Map.Entry<Integer, Integer> each : settings.sizes().entrySet()) {
            List<Line> lines = new ArrayList<>();
            for (int number = 0; number < each.getValue(); number++) {
                lines.add(new Line(donor, recipient(donor, recipient++), each.getKey(), number));
            }
            lines.forEach(line -> grow(store, course, line));
            int[] number = {0};
            sizes.add(
                    new Measured(
                            String.format(Locale.ROOT, "%,d", each.getKey()),
                            store,
                            () -> {
                                Line line = lines.get(number[0] % lines.size());
                                int next = number[0]++ / lines.size();
                                store.project(List.of(course.next().on(line, next)));
                            }));
        }
        store.settle();
        return sizes;
    }

    private String recipient(String donor, int number) {
        return parties.stream()
                .filter(code -> !code.equals(donor))
                .skip(number)
                .findFirst()
                .orElseThrow();
    }

    private static void grow(Store store, Course course, Line line) {
        List<NewsEvent> events = new ArrayList<>(course.before().on(line));
        for (int number = 0; number < line.size(); number++) {
            events.add(course.growing().on(line, number));
        }
        store.fill(events);
    }

    private static List<Measured> measure(List<Measured> sizes) throws SQLException {
        for (Measured size : sizes) {
            size.some(WARM_UP);
            size.forget();
        }
        for (int run = 0; run < RUNS; run++) {
            for (int round = 0; round < ROUNDS; round++) {
                for (Measured size : sizes) {
                    size.some(TURN);
                }
            }
            sizes.forEach(Measured::endRun);
        }
        return sizes;
    }

    private void head() {
        out.printf(
                "%-24s %12s %10s %7s %10s %7s%n",
                "case", "there", "us", "ratio", "buffers", "ratio");
    }

    private void report(String name, List<Measured> sizes) {
        Measured smallest = sizes.getFirst();
        for (Measured size : sizes) {
            double micros = size.microsRatio(smallest);
            double buffers = size.buffersRatio(smallest);
            boolean holds = micros <= BOUND && buffers <= BOUND;
            flat &= holds;
            out.printf(
                    Locale.ROOT,
                    "%-24s %12s %10.0f %7.2f %10.1f %7.2f%s%n",
                    name,
                    size.size(),
                    size.micros(),
                    micros,
                    size.buffers(),
                    buffers,
                    holds ? "" : "  <-- above " + BOUND);
        }
    }
}
