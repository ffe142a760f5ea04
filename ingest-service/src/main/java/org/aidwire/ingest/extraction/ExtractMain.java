package org.aidwire.ingest.extraction;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.aidwire.contract.Aid;
import org.aidwire.contract.Article;
import org.aidwire.contract.Statement;
import org.aidwire.contract.When;
import org.aidwire.ingest.extraction.Extraction.Finding;
import org.aidwire.ingest.extraction.language.OpenNlpTagger;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./aidwire extract FILE}: what is found in a story and by which rules, for tuning them. The
 * file is plain text or an article as JSON; {@code -} is standard input.
 */
public final class ExtractMain {

    private static final String MARK = "\u001b[7m";
    private static final String PLAIN = "\u001b[0m";

    /** Control characters but line feeds and tabs, and what turns the direction of writing. */
    private static final Pattern OBEYED =
            Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069\\u2028\\u2029&&[^\\n\\t]]");

    private static final Pattern LINE_END = Pattern.compile("\\r\\n");
    private static final char UNFIT = '\uFFFD';

    private final PrintStream out;
    private final boolean colour;

    private ExtractMain(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int code = run(List.of(args), System.in, out, err);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Its exit code: 0 done, 1 the file is none to read, 2 wrong usage. */
    static int run(List<String> args, InputStream in, PrintStream out, PrintStream err) {
        boolean colour = args.size() == 2 && args.get(1).equals("--colour");
        if (args.size() != (colour ? 2 : 1)) {
            err.println("aidwire: extract takes one file, or - for standard input");
            return 2;
        }
        return switch (StoryFile.read(args.getFirst(), in)) {
            case StoryFile.Refused(String why) -> {
                err.println("aidwire: " + plain(why).replace('\n', UNFIT));
                yield 1;
            }
            case StoryFile.Read(Article article, String body) -> {
                new ExtractMain(out, colour).show(article, body);
                yield 0;
            }
        };
    }

    private void show(Article article, String body) {
        Extraction found = new RuleExtractor(OpenNlpTagger.load()).extract(article);
        for (Article.Credit credit : found.credits()) {
            print(
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
        out.println(highlighted(body, found.findings()));
        out.println(number + " statements");
    }

    private void show(int number, Statement s, List<String> rules) {
        Aid aid = s.aid();
        Aid.Amount amount = aid.amount();
        out.println();
        print(
                "[%d] %s %s %s > %s %s%s%s  confidence %.2f"
                        .formatted(
                                number,
                                s.act(),
                                s.modality(),
                                aid.donor(),
                                aid.recipient(),
                                String.join("+", aid.items()),
                                amount == null
                                        ? ""
                                        : " "
                                                + amount.value().toPlainString()
                                                + " "
                                                + amount.currency(),
                                aid.channel() == null ? "" : " through " + aid.channel(),
                                s.provenance().confidence()));
        print("    " + who(s.speaker()) + " (" + s.attribution() + ")");
        print("    " + details(s));
        print("    rules " + String.join(", ", rules));
        print("    \"" + s.text() + "\"");
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
        BitSet told = new BitSet(text.length());
        for (Finding finding : findings) {
            Statement.Span span = finding.statement().span();
            if (span != null) {
                told.set(span.start(), Math.min(span.end(), text.length()));
            }
        }
        StringBuilder marked = new StringBuilder();
        int from = 0;
        while (from < text.length()) {
            boolean inside = told.get(from);
            int next = inside ? told.nextClearBit(from) : told.nextSetBit(from);
            int to = next < 0 ? text.length() : Math.min(next, text.length());
            String words = plain(text.substring(from, to));
            marked.append(
                    inside ? (colour ? MARK : "[[") + words + (colour ? PLAIN : "]]") : words);
            from = to;
        }
        return marked.toString();
    }

    private void print(String line) {
        out.println(plain(line));
    }

    /**
     * Without what a terminal obeys: a file could otherwise set its title, hide lines or turn words
     * around.
     */
    private static String plain(String text) {
        return OBEYED.matcher(LINE_END.matcher(text).replaceAll("\n"))
                .replaceAll(String.valueOf(UNFIT));
    }
}
