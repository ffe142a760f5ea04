package org.aidwire.ingest.extraction;

import java.util.List;
import org.aidwire.contract.Article;
import org.aidwire.contract.Statement;
import org.aidwire.ingest.extraction.language.OpenNlpTagger;

/** What the rules find in a story, as lines that a test can hold side by side. */
final class Told {

    /** One for all tests: its model takes a second. */
    static final RuleExtractor EXTRACTOR = new RuleExtractor(OpenNlpTagger.load());

    private Told() {}

    static Article story(String body) {
        return Article.story("urn:story", null, null, body, "en", null);
    }

    /** Of aid alone. */
    static List<Statement> statements(String body) {
        return EXTRACTOR.extract(story(body)).findings().stream()
                .map(Extraction.Finding::statement)
                .filter(s -> s.act().isStep() || s.act().isStop())
                .toList();
    }

    /** "DELIVER NO>FJ SHELTER". */
    static List<String> lines(String body) {
        return statements(body).stream().map(Told::line).toList();
    }

    /** "PLEDGE JP>SD FOOD 9000000": the sum behind it, where there is one. */
    static List<String> linesWithSums(String body) {
        return statements(body).stream()
                .map(
                        s ->
                                s.aid().amount() == null
                                        ? line(s)
                                        : line(s)
                                                + " "
                                                + s.aid()
                                                        .amount()
                                                        .value()
                                                        .stripTrailingZeros()
                                                        .toPlainString())
                .toList();
    }

    private static String line(Statement s) {
        return s.act()
                + " "
                + s.aid().donor()
                + ">"
                + s.aid().recipient()
                + " "
                + String.join("+", s.aid().items());
    }
}
