package org.aidwire.e2e.near;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Prints what one more article costs, by the size of the store and of the cluster that it joins:
 * medians of microseconds and of shared buffers. {@code --long} adds a store of a million.
 */
public final class Main {

    private static final int WARM_UP = 50;
    private static final int MEASURED = 200;
    private static final int BATCH = 200;

    /** What comes next. */
    private enum Next {
        LIKE_NO_OTHER(0),
        COPY_OF_100(100),
        COPY_OF_10_000(10_000);

        private final int cluster;

        Next(int cluster) {
            this.cluster = cluster;
        }

        String body(int number) {
            return cluster == 0 ? Texts.alone(number) : Texts.copy(cluster, number);
        }
    }

    private Main() {}

    /** Takes no arguments but {@code --long}. */
    public static void main(String[] arguments) throws SQLException {
        List<Integer> sizes = new ArrayList<>(List.of(1_000, 100_000));
        if (List.of(arguments).contains("--long")) {
            sizes.add(1_000_000);
        }
        System.out.println("| articles | one more | median µs | buffers |");
        System.out.println("|---|---|---|---|");
        for (int size : sizes) {
            try (Store store = new Store()) {
                measure(store, size);
            }
        }
    }

    private static void measure(Store store, int size) throws SQLException {
        for (Next next : Next.values()) {
            grow(store, next);
        }
        store.fill(size);
        Map<Next, List<Store.Cost>> costs = new EnumMap<>(Next.class);
        for (int i = 0; i < WARM_UP + MEASURED; i++) {
            for (Next next : Next.values()) {
                Store.Cost cost =
                        store.costOf(
                                Store.article(
                                        "urn:next:" + next + i,
                                        next.cluster + i,
                                        next.body(next.cluster + 1_000 + i)));
                if (i >= WARM_UP) {
                    costs.computeIfAbsent(next, _ -> new ArrayList<>()).add(cost);
                }
            }
        }
        costs.forEach(
                (next, measured) ->
                        System.out.printf(
                                "| %,d | %s | %,d | %,d |%n",
                                size,
                                next.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                                median(measured, Store.Cost::micros),
                                median(measured, Store.Cost::buffers)));
        System.out.printf(
                "%nbytes of index an article: %,d; keys of the commonest shingle: %,d%n%n",
                store.number(
                        "select pg_total_relation_size('body_key') / (select count(*) from body)"),
                store.number(
                        "select max(groups) from (select count(*) groups from body_key group by"
                                + " shingle) a"));
    }

    private static void grow(Store store, Next next) {
        int first = next.cluster == 0 ? 500 : next.cluster;
        for (int from = 0; from < first; from += BATCH) {
            store.add(
                    IntStream.range(from, Math.min(from + BATCH, first))
                            .mapToObj(i -> Store.article("urn:first:" + next + i, i, next.body(i)))
                            .toList());
        }
    }

    private static long median(List<Store.Cost> costs, ToLongFunction<Store.Cost> of) {
        return costs.stream()
                .sorted(Comparator.comparingLong(of))
                .skip(costs.size() / 2)
                .mapToLong(of)
                .findFirst()
                .orElseThrow();
    }
}
