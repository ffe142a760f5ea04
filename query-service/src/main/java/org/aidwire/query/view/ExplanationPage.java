package org.aidwire.query.view;

import java.util.List;
import java.util.stream.Stream;
import org.aidwire.query.aid.Conflict;
import org.aidwire.query.aid.Explanation;
import org.aidwire.query.aid.Rule;
import org.aidwire.query.aid.Status;
import org.aidwire.query.http.Page;
import org.aidwire.query.http.Shape;
import org.aidwire.query.http.Tabular;
import org.jspecify.annotations.Nullable;

/** A part of an explanation: first all that is used, then all that is ignored. */
public record ExplanationPage(
        String aidId,
        Status status,
        Rule rule,
        List<Explanation.Used> used,
        List<Explanation.Ignored> ignored,
        List<Conflict> conflicts,
        @Nullable String next)
        implements Tabular {

    private static final Shape ROW = Shape.of(Row.class);

    /** A statement with what became of it; as a table the parts are told by {@code part}. */
    record Row(Part part, String statementId, @Nullable Rule rule, String why) {

        enum Part {
            USED,
            IGNORED
        }
    }

    @Override
    public Shape row() {
        return ROW;
    }

    @Override
    public List<Row> rows() {
        return Stream.concat(
                        used.stream()
                                .map(
                                        each ->
                                                new Row(
                                                        Row.Part.USED,
                                                        each.statementId(),
                                                        null,
                                                        each.why())),
                        ignored.stream()
                                .map(
                                        each ->
                                                new Row(
                                                        Row.Part.IGNORED,
                                                        each.statementId(),
                                                        each.rule(),
                                                        each.why())))
                .toList();
    }

    public static final String LIST = "explain";

    /** Of two parts, each by statement id. */
    private sealed interface Entry {

        String key();

        record OfUsed(Explanation.Used used) implements Entry {

            @Override
            public String key() {
                return "1" + used.statementId();
            }
        }

        record OfIgnored(Explanation.Ignored ignored) implements Entry {

            @Override
            public String key() {
                return "2" + ignored.statementId();
            }
        }
    }

    /** Null where the key is none. */
    public static Explanation.@Nullable Place place(String key) {
        return switch (key.charAt(0)) {
            case '1' -> new Explanation.Place(false, key.substring(1));
            case '2' -> new Explanation.Place(true, key.substring(1));
            default -> null;
        };
    }

    /**
     * @param all up to one entry more than the limit, which tells whether the list goes on
     */
    public static ExplanationPage of(Explanation all, int limit) {
        List<Entry> found =
                Stream.<Entry>concat(
                                all.used().stream().map(Entry.OfUsed::new),
                                all.ignored().stream().map(Entry.OfIgnored::new))
                        .toList();
        Page<Entry> page = Page.of(LIST, found, limit, Entry::key);
        return new ExplanationPage(
                all.aidId(),
                all.status(),
                all.rule(),
                page.items().stream()
                        .filter(Entry.OfUsed.class::isInstance)
                        .map(each -> ((Entry.OfUsed) each).used())
                        .toList(),
                page.items().stream()
                        .filter(Entry.OfIgnored.class::isInstance)
                        .map(each -> ((Entry.OfIgnored) each).ignored())
                        .toList(),
                all.conflicts(),
                page.next());
    }
}
