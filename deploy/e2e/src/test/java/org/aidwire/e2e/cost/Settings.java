package org.aidwire.e2e.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * @param largest the largest size of a line
 * @param store the larger store, in statements
 * @param unkind whether the unkind cases are measured too
 * @param only names of cases; none: all
 * @param list whether only the names of the cases are wanted
 */
record Settings(int largest, int store, boolean unkind, List<String> only, boolean list) {

    private static final int SMALL_STORE = 100_000;
    private static final int STORE = 1_000_000;
    private static final int LONG_STORE = 5_000_000;
    private static final int LARGEST = 100_000;

    Settings {
        only = List.copyOf(only);
    }

    static Settings of(String[] arguments) {
        int largest = LARGEST;
        int store = STORE;
        boolean unkind = false;
        List<String> only = new ArrayList<>();
        boolean list = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--long" -> {
                    store = LONG_STORE;
                    unkind = true;
                }
                case "--store" -> store = Integer.parseInt(arguments[++i]);
                case "--largest" -> largest = Integer.parseInt(arguments[++i]);
                case "--only" -> only.add(arguments[++i]);
                case "--list" -> list = true;
                default -> throw new IllegalArgumentException("no option " + arguments[i]);
            }
        }
        return new Settings(largest, store, unkind, only, list);
    }

    List<Integer> stores() {
        return List.of(SMALL_STORE, store);
    }

    /**
     * The sizes, each with how many lines of it take turns, so that a small one does not grow while
     * it is measured.
     */
    SortedMap<Integer, Integer> sizes() {
        return new TreeMap<>(Map.of(10, 32, 1_000, 4, largest, 1));
    }

    boolean wants(Course course) {
        return only.isEmpty() ? unkind || !course.unkind() : only.contains(course.name());
    }

    boolean wants(String name) {
        return only.isEmpty() || only.contains(name);
    }
}
