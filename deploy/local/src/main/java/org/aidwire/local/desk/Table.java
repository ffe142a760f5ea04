package org.aidwire.local.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows in columns as wide as their widest cell; a column without any content is left out. */
final class Table {
    private static final String BETWEEN = "  ";

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heads) {
        this.heads = List.of(heads);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    List<String> lines() {
        int[] shown =
                IntStream.range(0, heads.size())
                        .filter(column -> rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                        .toArray();
        List<String> lines = new ArrayList<>();
        lines.add(line(heads, shown));
        rows.forEach(row -> lines.add(line(row, shown)));
        return lines;
    }

    private String line(List<String> cells, int[] shown) {
        return IntStream.of(shown)
                .mapToObj(column -> padded(cells.get(column), width(column)))
                .collect(Collectors.joining(BETWEEN))
                .stripTrailing();
    }

    private int width(int column) {
        int widest = heads.get(column).length();
        for (List<String> row : rows) {
            widest = Math.max(widest, length(row.get(column)));
        }
        return widest;
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - length(cell)));
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
