package org.aidwire.e2e.cost;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aidwire.contract.Act;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.PubStatus;

/**
 * Stores of several sizes. One thousand statements of twenty lines are projected; the rest are
 * copies of their rows under other names, which nothing that is measured may look at.
 */
final class StoreSize {

    static final String NAME = "whole store";

    private static final int LINES = 20;
    private static final int TEMPLATE = 1_000;

    private StoreSize() {}

    static List<Measured> of(Server server, List<Integer> sizes) throws SQLException {
        List<Measured> measured = new ArrayList<>();
        for (int size : sizes) {
            Store store = new Store(server.database("store" + size));
            List<Line> lines = new ArrayList<>();
            for (int number = 0; number < LINES; number++) {
                lines.add(new Line("KR", "U" + (char) ('A' + number), TEMPLATE / LINES, number));
            }
            for (Line line : lines) {
                List<NewsEvent> events = new ArrayList<>();
                for (int number = 0; number < line.size(); number++) {
                    String uri = line.name("article" + number / 5);
                    if (number % 5 == 0) {
                        events.add(Said.article(uri, 1, PubStatus.USABLE, "A report of " + uri));
                    }
                    events.add(statement(line, number));
                }
                store.fill(events);
            }
            Copies.of(store, size / TEMPLATE - 1);
            store.settle();
            int[] number = {0};
            measured.add(
                    new Measured(
                            String.format(Locale.ROOT, "%,d", size),
                            store,
                            () -> {
                                Line line = lines.get(number[0] % LINES);
                                int next = line.size() + number[0]++ / LINES;
                                store.project(List.of(statement(line, next)));
                            }));
        }
        return measured;
    }

    private static NewsEvent statement(Line line, int number) {
        String uri = line.name("article" + Math.min(number, line.size() - 1) / 5);
        Said said = Said.reported("s" + number, Act.COMMIT, Said.minute(number));
        return (number % 3 == 0 ? said.by(line.donor()) : said).in(uri, null).on(line);
    }
}
