package org.aidwire.e2e.cost;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One size of a case, run by run: how long each statement took, and what it read. */
final class Measured {

    /** One statement. */
    @FunctionalInterface
    interface Next {
        void project();
    }

    private final String size;
    private final Store store;
    private final Next next;
    private final List<Double> medianMicros = new ArrayList<>();
    private final List<Double> buffersEach = new ArrayList<>();
    private final List<Long> nanos = new ArrayList<>();
    private long buffers;

    Measured(String size, Store store, Next next) {
        this.size = size;
        this.store = store;
        this.next = next;
    }

    /** Some statements, each projected by itself. */
    void some(int statements) throws SQLException {
        long before = store.buffers();
        for (int i = 0; i < statements; i++) {
            long start = System.nanoTime();
            next.project();
            nanos.add(System.nanoTime() - start);
        }
        buffers += store.buffers() - before;
    }

    /** Forgets what was measured to warm up. */
    void forget() {
        nanos.clear();
        buffers = 0;
    }

    void endRun() {
        medianMicros.add(median(nanos.stream().mapToDouble(each -> each / 1_000.0).toArray()));
        buffersEach.add((double) buffers / nanos.size());
        forget();
    }

    String size() {
        return size;
    }

    double micros() {
        return median(medianMicros);
    }

    double buffers() {
        return median(buffersEach);
    }

    /** The median over the runs of how much longer it took than the smallest. */
    double microsRatio(Measured smallest) {
        return ratio(medianMicros, smallest.medianMicros);
    }

    double buffersRatio(Measured smallest) {
        return ratio(buffersEach, smallest.buffersEach);
    }

    private static double ratio(List<Double> these, List<Double> those) {
        double[] ratios = new double[these.size()];
        for (int run = 0; run < ratios.length; run++) {
            ratios[run] = these.get(run) / those.get(run);
        }
        return median(ratios);
    }

    private static double median(List<Double> values) {
        return median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
