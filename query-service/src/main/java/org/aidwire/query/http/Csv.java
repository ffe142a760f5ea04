package org.aidwire.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tables as text/csv (RFC 4180): a header row, CRLF at the end of each. A list or a map is one cell
 * with its JSON, empty where it is; null is an empty cell, and an empty text is one in quotes.
 *
 * <p>Event text is hostile: a spreadsheet takes a cell that begins with one of {@code = + - @}, a
 * tab or a line break for a formula. Text that begins so, after any number of apostrophes, gets one
 * apostrophe more, so that taking one away gives back what was said. Numbers stay numbers.
 */
public final class Csv {

    public static final String MEDIA_TYPE = "text/csv; charset=utf-8; header=present";

    private static final Pattern FORMULA =
            Pattern.compile("'*[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);

    /** Commas and line breaks are RFC 4180's; the others trouble this or that spreadsheet. */
    private static final Pattern IN_QUOTES = Pattern.compile("[\",;\\t\\r\\n]|^ | $|^$");

    private final List<Shape.Column> columns;

    Csv(Shape shape) {
        this.columns = shape.columns();
    }

    public static byte[] write(Shape row, List<?> rows) {
        Csv csv = new Csv(row);
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        table.writeBytes(csv.header());
        rows.forEach(each -> table.writeBytes(csv.row(ReadJson.tree(each))));
        return table.toByteArray();
    }

    byte[] header() {
        return row(columns.stream().map(column -> quoted(column.name())).toList());
    }

    /** One row for an entry. */
    byte[] row(JsonNode entry) {
        return row(columns.stream().map(column -> written(column.cell(entry))).toList());
    }

    private static byte[] row(List<String> cells) {
        return (cells.stream().collect(Collectors.joining(",")) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String written(JsonNode cell) {
        return switch (cell.getNodeType()) {
            case NULL, MISSING -> "";
            case NUMBER -> cell.decimalValue().toPlainString();
            case BOOLEAN -> cell.asText();
            case STRING -> quoted(harmless(cell.textValue()));
            case ARRAY, OBJECT -> cell.isEmpty() ? "" : quoted(ReadJson.text(cell));
            case BINARY, POJO -> throw new IllegalStateException("no JSON: " + cell.getNodeType());
        };
    }

    private static String harmless(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    private static String quoted(String text) {
        return IN_QUOTES.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
