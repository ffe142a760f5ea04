package org.aidwire.query.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 4180 as a strict reader takes it, written apart from the writer. */
public final class ReadCsv {

    private final String text;
    private int at;

    private ReadCsv(String text) {
        this.text = text;
    }

    /** Null for an empty cell; an empty text is one in quotes. Formulas are text again. */
    public static List<List<@Nullable String>> rows(String text) {
        ReadCsv read = new ReadCsv(text);
        List<List<@Nullable String>> rows = new ArrayList<>();
        while (read.at < text.length()) {
            rows.add(read.row());
        }
        return rows;
    }

    private List<@Nullable String> row() {
        List<@Nullable String> cells = new ArrayList<>();
        while (true) {
            cells.add(cell());
            if (text.startsWith("\r\n", at)) {
                at += 2;
                return cells;
            }
            if (text.charAt(at) != ',') {
                throw new AssertionError("no comma at " + at + " of " + text);
            }
            at++;
        }
    }

    private @Nullable String cell() {
        StringBuilder cell = new StringBuilder();
        if (text.charAt(at) != '"') {
            while (",\r\n\"".indexOf(text.charAt(at)) < 0) {
                cell.append(text.charAt(at++));
            }
            return cell.isEmpty() ? null : said(cell.toString());
        }
        at++;
        while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
            at += text.charAt(at) == '"' ? 1 : 0;
            cell.append(text.charAt(at++));
        }
        at++;
        return said(cell.toString());
    }

    private static String said(String cell) {
        return cell.matches("(?s)'+[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*")
                ? cell.substring(1)
                : cell;
    }
}
