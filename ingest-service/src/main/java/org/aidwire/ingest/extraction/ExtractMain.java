package org.aidwire.ingest.extraction;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aidwire.contract.Aid;
import org.aidwire.contract.Article;
import org.aidwire.contract.Statement;
import org.aidwire.contract.When;
import org.aidwire.ingest.extraction.Extraction.Finding;
import org.aidwire.ingest.extraction.language.OpenNlpTagger;
import org.jspecify.annotations.Nullable;

/** {@code ./aidwire extract FILE}: what is found in a story and by which rules, for tuning them. */
public final class ExtractMain {

    private static final String MARK = "\u001b[7m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean colour;

    private ExtractMain(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length == 0) {
            System.err.println("aidwire: extract takes a file");
            System.exit(2);
        }
        String text = Files.readString(Path.of(args[0]));
        boolean colour = args.length > 1 && args[1].equals("--colour");
        new ExtractMain(out, colour).show(text);
    }

    private void show(String text) {
        Article article = Article.story("file:story", null, null, text, null, null);
        Extraction found = new RuleExtractor(OpenNlpTagger.load()).extract(article);
        for (Article.Credit credit : found.credits()) {
            out.println(
                    "CREDIT   "
                            + credit.relation()
                            + " "
                            + (credit.outlet() == null ? "(unnamed)" : credit.outlet()));
        }
        int number = 0;
        for (Finding finding : found.findings()) {
            show(++number, finding.statement(), finding.rules());
        }
        out.println();
        out.println(highlighted(text, found.findings()));
        out.println(number + " statements");
    }

    private void show(int number, Statement s, List<String> rules) {
        Aid aid = s.aid();
        Aid.Amount amount = aid.amount();
        out.printf(
                "%n[%d] %s %s %s > %s %s%s%s  confidence %.2f%n",
                number,
                s.act(),
                s.modality(),
                aid.donor(),
                aid.recipient(),
                String.join("+", aid.items()),
                amount == null
                        ? ""
                        : " " + amount.value().toPlainString() + " " + amount.currency(),
                aid.channel() == null ? "" : " through " + aid.channel(),
                s.provenance().confidence());
        out.println("    " + who(s.speaker()) + " (" + s.attribution() + ")");
        out.println("    " + details(s));
        out.println("    rules " + String.join(", ", rules));
        out.println("    \"" + s.text() + "\"");
    }

    /** What is told beside the line: quantity, year, for whom, and when. */
    private static String details(Statement s) {
        Aid.Quantity quantity = s.aid().quantity();
        StringBuilder line = new StringBuilder();
        if (quantity != null) {
            line.append(
                            quantity.count() == null
                                    ? "some"
                                    : quantity.count().toPlainString() + " " + quantity.unit())
                    .append("; ");
        }
        if (s.aid().period() != null) {
            line.append("for ").append(s.aid().period()).append("; ");
        }
        s.aid()
                .beneficiaries()
                .forEach(b -> line.append("such as ").append(b.party()).append("; "));
        When said = s.saidAt();
        When happened = s.happenedAt();
        line.append(said == null ? "" : "said " + said.wire() + "; ");
        line.append(happened == null ? "" : "happened " + happened.wire() + "; ");
        return line.isEmpty() ? "(no more)" : line.toString().strip();
    }

    private static String who(Statement.@Nullable Speaker speaker) {
        if (speaker == null) {
            return "the outlet";
        }
        String name = speaker.name() == null ? "unnamed" : speaker.name();
        String role = speaker.role() == null ? "" : ", " + speaker.role();
        return name
                + role
                + (speaker.affiliation() == null ? "" : " [" + speaker.affiliation() + "]");
    }

    /** The text with the spans of statements in reverse video or, without colour, in brackets. */
    private String highlighted(String text, List<Finding> findings) {
        StringBuilder marked = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i <= text.length(); i++) {
            int at = i;
            boolean now =
                    findings.stream()
                            .map(f -> f.statement().span())
                            .anyMatch(s -> s != null && s.start() <= at && at < s.end());
            if (now != inside) {
                marked.append(now ? colour ? MARK : "[[" : colour ? PLAIN : "]]");
                inside = now;
            }
            if (i < text.length()) {
                marked.append(text.charAt(i));
            }
        }
        return marked.toString();
    }
}
