package org.aidwire.query.board;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages, and the words that each is made of. Each has a template of its name. */
@CheckedTemplate(basePath = "board", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class Pages {

    private Pages() {}

    static native TemplateInstance home(Frame frame, Home home);

    static native TemplateInstance pair(Frame frame, Pair pair);

    static native TemplateInstance aid(Frame frame, AidLine aid);

    /**
     * What is around every page.
     *
     * @param assets the folder of style sheet and script
     * @param asOf as the reader gave it; null for the present
     * @param asOfQuery to be put behind an address; empty for the present
     * @param asOfDay for a date field
     * @param asOfWords the day that is looked at, in words; null for the present
     * @param stream where changes of what is shown are told; null where a past day is looked at
     * @param feed the same for feed readers
     * @param ingest where error reports go; null where none are taken
     * @param old what the reader is told of the age of the model; null while it is up to date
     */
    record Frame(
            String title,
            String assets,
            @Nullable String asOf,
            String asOfQuery,
            @Nullable String asOfDay,
            @Nullable String asOfWords,
            @Nullable String stream,
            String feed,
            @Nullable String ingest,
            @Nullable String old) {}

    record Choice(String code, String name, boolean chosen) {}

    record PairLink(
            String donor, String donorName, String recipient, String recipientName, String lines) {}

    record ChangedLine(LineCard line, String changed) {}

    /**
     * @param search what was searched for; null where nothing was
     */
    record Home(
            List<Choice> donors,
            List<Choice> recipients,
            List<PairLink> pairs,
            @Nullable String search,
            List<ChangedLine> lines) {}

    /**
     * The stops of the time slider.
     *
     * @param at the stop that is shown; the last one is the present
     * @param earlier where the stop before leads; null at the first
     * @param later null at the present
     */
    record Slider(List<Stop> stops, int at, @Nullable String earlier, @Nullable String later) {

        /** The index of the last stop. */
        public int last() {
            return stops.size() - 1;
        }

        /**
         * @param asOf empty for the present
         */
        record Stop(int index, String asOf, String words) {}
    }

    record Section(String title, String id, List<StatementCard> statements, int more) {}

    record Origin(String outlet, String reports, String depth) {}

    record Drawn(LineCard line, Drawing drawing) {}

    record Pair(
            String donor,
            String recipient,
            String donorName,
            String recipientName,
            Slider slider,
            List<Drawn> lines,
            List<Totals> totals,
            List<Section> sections,
            List<Origin> origins) {}

    record Change(
            String time,
            @Nullable String before,
            @Nullable String beforeStyle,
            @Nullable String after,
            @Nullable String afterStyle,
            String rule,
            @Nullable String anchor) {}

    record Part(String level, String value, String anchor) {}

    record AidLine(
            LineCard line,
            Drawing drawing,
            Slider slider,
            String rule,
            String ruleWords,
            List<Part> parts,
            List<StatementCard> used,
            List<StatementCard> ignored,
            int more,
            List<Change> changes,
            boolean moreChanges) {}
}
