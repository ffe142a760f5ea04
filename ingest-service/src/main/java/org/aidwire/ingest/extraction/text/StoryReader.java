package org.aidwire.ingest.extraction.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the story from the page and cuts it into tagged sentences. Bounded: of a text beyond {@link
 * #MOST_TEXT} the rest is not read, and a sentence beyond {@link #MOST_WORDS} words is cut there.
 */
public final class StoryReader {

    /** No news story is longer; a book is not read to its end. */
    static final int MOST_TEXT = 60_000;

    static final int MOST_WORDS = 160;

    /** Words of a heading that can be no more than a name. */
    private static final int MOST_TITLE = 5;

    private final @Nullable Tagger tagger;

    public StoryReader(Tagger tagger) {
        this.tagger = tagger;
    }

    private StoryReader() {
        this.tagger = null;
    }

    /** Cuts sentences and leaves them whole: for who needs no words, and no time to lose. */
    public static StoryReader withoutWords() {
        return new StoryReader();
    }

    private record Line(int start, int end, String text) {}

    /** What has been gathered on the way through the lines. */
    private static final class Gathered {
        private final List<int[]> paragraphs = new ArrayList<>();
        private final List<String> sections = new ArrayList<>();
        private final List<String> aside = new ArrayList<>();
        private @Nullable String headline;
        private String section = "";

        private void add(int start, int end) {
            paragraphs.add(new int[] {start, end});
            sections.add(section);
        }
    }

    public Story read(@Nullable String headline, String text) {
        String seen = text.length() > MOST_TEXT ? text.substring(0, whole(text)) : text;
        Gathered gathered = gather(told(headline), lines(seen));
        List<Sentence> sentences = new ArrayList<>();
        int paragraph = 0;
        for (int[] span : gathered.paragraphs) {
            boolean open = false;
            String section = gathered.sections.get(paragraph);
            int dateline =
                    paragraph < 3
                            ? Dateline.length(
                                    seen.substring(span[0], Math.min(span[1], span[0] + 120)))
                            : 0;
            if (dateline > 0) {
                gathered.aside.add(seen.substring(span[0], span[0] + dateline).strip());
            }
            for (int[] cut : Sentences.cut(seen, span[0] + dateline, span[1])) {
                if (tagger == null) {
                    sentences.add(
                            new Sentence(cut[0], cut[1], paragraph, section, false, List.of()));
                    continue;
                }
                Sentence sentence = sentence(tagger, seen, cut, paragraph, section, open);
                if (sentence.size() > 0) {
                    sentences.add(sentence);
                    open ^= sentence.tokens().stream().filter(Token::quote).count() % 2 == 1;
                }
            }
            paragraph++;
        }
        return new Story(text, gathered.headline, sentences, gathered.aside);
    }

    /** Where a text too long is cut: not in the midst of a character. */
    private static int whole(String text) {
        return Character.isHighSurrogate(text.charAt(MOST_TEXT - 1)) ? MOST_TEXT - 1 : MOST_TEXT;
    }

    /** A headline of one or two words is a menu's or a counter's, taken for the first line. */
    private static @Nullable String told(@Nullable String headline) {
        return headline != null && headline.strip().split("\\s+").length > 2 ? headline : null;
    }

    private static List<Line> lines(String text) {
        List<Line> out = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int from = start;
            int to = end;
            while (from < to && blank(text.charAt(from))) {
                from++;
            }
            while (to > from && blank(text.charAt(to - 1))) {
                to--;
            }
            if (to > from) {
                out.add(new Line(from, to, text.substring(from, to)));
            }
            start = end + 1;
        }
        return out;
    }

    private static boolean blank(char c) {
        return c <= ' '
                || Character.isSpaceChar(c)
                || c == '\u200e'
                || c == '\u200f'
                || c == '\ufeff';
    }

    private static Gathered gather(@Nullable String headline, List<Line> lines) {
        Gathered out = new Gathered();
        out.headline = headline;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean ends = Clutter.endsStory(line.text()) && !out.paragraphs.isEmpty();
            if (ends && Clutter.box(line.text()) && goesOn(lines.subList(i + 1, lines.size()))) {
                out.aside.add(line.text());
                continue;
            }
            if (ends) {
                lines.subList(i, lines.size()).forEach(rest -> out.aside.add(rest.text()));
                break;
            }
            boolean inside = i + 1 < lines.size();
            if (bullet(line.text()) && !out.paragraphs.isEmpty()) {
                addBullet(out, line);
            } else if (Clutter.aside(line.text())) {
                out.aside.add(line.text());
            } else if (Clutter.heading(line.text()) && !continued(lines, i)) {
                if (out.headline == null
                        && out.paragraphs.isEmpty()
                        && line.text().split(" ").length > 4) {
                    out.headline = line.text();
                }
                out.section = line.text().split(" ").length <= MOST_TITLE ? line.text() : "";
                out.aside.add(line.text());
            } else if (inside && continued(lines, i)) {
                i = join(out, lines, i);
            } else {
                out.add(line.start(), line.end());
            }
        }
        return out;
    }

    /**
     * Whether a story goes on after the title of a box in its midst: most that follows is prose.
     */
    private static boolean goesOn(List<Line> rest) {
        long prose =
                rest.stream()
                        .filter(l -> l.text().length() > 110 && Clutter.sentenceEnd(l.text()))
                        .count();
        return prose >= 2 && prose * 2 >= rest.size();
    }

    private static boolean bullet(String line) {
        return line.startsWith("•")
                || line.startsWith("* ")
                || line.startsWith("·")
                || (line.startsWith("- ") && !line.endsWith(" -"))
                || line.startsWith("– ");
    }

    /** A list belongs to the sentence that announces it by a colon. */
    private static void addBullet(Gathered out, Line line) {
        int[] last = out.paragraphs.getLast();
        boolean short_ = line.text().length() < 90 && !line.text().contains(". ");
        if (short_ && line.start() - last[1] < 12 && line.start() - last[0] < 1500) {
            last[1] = line.end();
        } else {
            int skip = 1;
            while (skip < line.text().length() && blank(line.text().charAt(skip))) {
                skip++;
            }
            out.add(line.start() + skip, line.end());
        }
    }

    /** A hard-wrapped text goes on in the next line with a small letter. */
    private static boolean continued(List<Line> lines, int i) {
        if (i + 1 >= lines.size() || Clutter.sentenceEnd(lines.get(i).text())) {
            return false;
        }
        Line next = lines.get(i + 1);
        return lines.get(i).text().length() > 40
                && next.start() - lines.get(i).end() <= 2
                && (Character.isLowerCase(next.text().charAt(0))
                        || (lines.get(i).text().endsWith(",")
                                && lines.get(i).text().length() > 50));
    }

    private static int join(Gathered out, List<Line> lines, int from) {
        int i = from;
        while (continued(lines, i) || wrapped(lines, from, i)) {
            i++;
        }
        out.add(lines.get(from).start(), lines.get(i).end());
        return i;
    }

    /** Within a wrapped paragraph a line that ends a sentence near the margin is not its end. */
    private static boolean wrapped(List<Line> lines, int from, int i) {
        return i + 1 < lines.size()
                && i > from
                && lines.get(i).text().length() > 50
                && lines.get(i + 1).start() - lines.get(i).end() == 1;
    }

    private static Sentence sentence(
            Tagger tagger, String text, int[] cut, int paragraph, String section, boolean open) {
        int start = cut[0];
        int end = cut[1];
        List<int[]> spans = Words.spans(text, start, end);
        if (spans.size() > MOST_WORDS) {
            spans = spans.subList(0, MOST_WORDS);
        }
        List<String> plain = new ArrayList<>();
        spans.forEach(s -> plain.add(Words.plain(text.substring(s[0], s[1]))));
        List<Tag> tags = plain.isEmpty() ? new ArrayList<>() : new ArrayList<>(tagger.tag(plain));
        Tags.correct(tags, plain);
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            int[] s = spans.get(i);
            String word = text.substring(s[0], s[1]);
            String low = Words.low(word);
            Tag tag = tags.get(i);
            tokens.add(new Token(s[0], s[1], word, low, tag, Lemmas.of(low, tag)));
        }
        int last = tokens.isEmpty() ? end : Math.max(end, tokens.getLast().end());
        return new Sentence(start, last, paragraph, section, open, tokens);
    }
}
