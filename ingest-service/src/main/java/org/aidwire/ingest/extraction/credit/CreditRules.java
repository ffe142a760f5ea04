package org.aidwire.ingest.extraction.credit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aidwire.contract.Article;
import org.aidwire.contract.Relation;
import org.aidwire.contract.codes.Outlets;
import org.aidwire.contract.codes.Parties;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.text.Story;
import org.jspecify.annotations.Nullable;

/**
 * Turns the phrases by which a story credits others into credits. An outlet that is only spoken of,
 * and the story's own, is none; "foreign media" is a credit without a name.
 */
public final class CreditRules {

    /** (Reuters), (AFP, dpa, Reuters): at the head of the story or at its end. */
    private static final Pattern BRACKETED =
            Pattern.compile("\\(([\\p{L}][\\p{L}\\d&/,.;' -]{1,60})\\)");

    /** "AFP | Feb 23", "Reuters -", "With files from The Canadian Press": agencies on a line. */
    private static final Pattern LINE =
            Pattern.compile(
                    "^(?:by staff |by |source: ?|from (?:the )?|- |— ?|with (?:files|inputs?|reporting|material|information) from"
                            + " |[\\p{L}][\\p{L}. '-]{1,30},? with |additional reporting by |written (?:by|with) )?([\\p{L}][\\p{L}\\d&.,' -]{1,60}?)"
                            + "(?:\\s{2,}.*|\\s*[|/\\[].*|\\s[–—-].*|\\.)?$",
                    Pattern.CASE_INSENSITIVE);

    /** "... the UN. REUTERS, AFP" and "... late on Monday. - AFP": a signature after the last. */
    private static final Pattern SIGNED =
            Pattern.compile(
                    "(?:[.!?\"”)]\\s*(?:[—–-]+ ?)?|^(?:[—–-]+ ?)?)(\\p{Lu}[\\p{L}]{0,30}(?:[ -]\\p{Lu}[\\p{L}]{0,30}){0,3}"
                            + "(?:\\s?[,/&]\\s?\\p{Lu}[\\p{L} -]{1,24}){0,4})\\.?$");

    /** "MOSCOW, October 23. /TASS/." */
    private static final Pattern SLASHED = Pattern.compile("/([\\p{L}][\\p{L}&.' -]{1,30})/");

    /** Another story's headline. */
    private static final Pattern TEASER =
            Pattern.compile("^(?:read also|also read|read more|see also|related|more on this)\\b");

    /** "Gleb Garanich/REUTERS": who took a picture, for whom. */
    private static final Pattern PHOTOGRAPHER =
            Pattern.compile("\\p{Lu}[\\p{L}.'-]+(?: \\p{Lu}[\\p{L}.'-]+){1,2} ?/ ?[\\p{L} ]{2,30}");

    /** "VILNIUS, Mar 14, BNS": the part of a dateline that may be an agency. */
    private static final Pattern DATELINE_PART =
            Pattern.compile("[,.\\s(]([\\p{Lu}][\\p{L}.' -]{1,30}?)\\)?\\s*[-–—:]*$");

    /** The date on a story's byline. */
    private static final Pattern DATED =
            Pattern.compile(
                    ",?\\s+\\(?(?:\\d{1,2} \\p{Lu}\\p{L}{2,8}|\\p{Lu}\\p{L}{2,8}\\.? \\d{1,2}),? (?:19|20)\\d\\d");

    /** Parts of a list of agencies. */
    private static final Pattern BETWEEN =
            Pattern.compile("\\s*[,/;&]\\s*|\\s*[-–—]\\s+|\\s+and\\s+");

    /** Where everybody speaks for themselves: no outlets. */
    private static final Set<String> PLATFORMS =
            Set.of("facebook", "twitter", "x", "telegram", "youtube", "instagram");

    private static final Pattern NO_OUTLET =
            Pattern.compile(
                    "(?i).*\\b(?:ministry|minister|president|government|office|embassy|service|parliament|facebook"
                            + "|telegram|twitter|youtube|google|whatsapp|tonight|this|that|council|agency for|navy|army|force)\\b.*");

    /** "a Danish newspaper reported": a kind of outlet, and none by name. */
    private static final Set<String> ADJECTIVES =
            Parties.INSTANCE.all().stream()
                    .flatMap(party -> party.state().adjectives().stream())
                    .collect(Collectors.toUnmodifiableSet());

    /** Beyond it nobody credits anybody. */
    private static final int MOST_TEXT = 60_000;

    private final OutletIndex index;

    public CreditRules(Lists lists) {
        index = new OutletIndex(lists);
    }

    /**
     * Whom a story credits.
     *
     * @param outlet its own, by name or by domain alone, which is no credit
     */
    public List<Article.Credit> in(Story story, Article.@Nullable Outlet outlet) {
        List<Passage> passages = passages(story);
        List<String> asides = story.aside().stream().map(CreditRules::folded).toList();
        List<String> all =
                Stream.concat(passages.stream().map(Passage::words), asides.stream()).toList();
        String told =
                outlet == null ? null : outlet.name() == null ? outlet.domain() : outlet.name();
        String own = told == null ? teller(all) : told;
        Map<String, Article.Credit> out = new LinkedHashMap<>();
        asides.forEach(line -> aside(line, own, out));
        boolean chained = false;
        int last = passages.size() - 1;
        for (int i = 0; i <= last; i++) {
            String s = passages.get(i).words();
            if (i == 0 && s.length() < 60) {
                dateline(s.replaceFirst("\\.$", ""), own, out); // "MOSCOW, Aug 23 - RIA Novosti."
            }
            chained |= phrases(passages.get(i), own, out);
            bracketed(s, own, out);
            if (i >= last - 1) {
                signed(s, own, out);
            }
        }
        if (out.isEmpty() && story.headline() != null) {
            headline(folded(story.headline()), own, out);
        }
        List<Article.Credit> credits = new ArrayList<>(out.values());
        if (chained || (out.isEmpty() && all.stream().anyMatch(CreditPhrases::unnamed))) {
            credits.add(new Article.Credit(null, Relation.CITES, null));
        }
        return credits;
    }

    private List<Passage> passages(Story story) {
        String text = story.text().substring(0, Math.min(story.text().length(), MOST_TEXT));
        return story.sentences().stream()
                .map(sentence -> Passage.of(text, sentence.start(), sentence.end()))
                .toList();
    }

    /** Credits whom the words of a sentence do; whether they lead on to others without a name. */
    private boolean phrases(
            Passage passage, @Nullable String own, Map<String, Article.Credit> out) {
        String s = passage.withLead();
        int lead = passage.lead().length();
        List<OutletIndex.Hit> hits = index.in(s).stream().filter(hit -> hit.to() > lead).toList();
        CreditPhrases.credited(s, hits).forEach(listed -> add(listed, Relation.CITES, own, out));
        boolean wrapped = hits.stream().anyMatch(hit -> hit.from() < lead);
        CreditPhrases.selfNamed(wrapped ? s : passage.words())
                .forEach(name -> unlisted(name, own, out));
        return CreditPhrases.chained(s, hits);
    }

    private static @Nullable String teller(List<String> passages) {
        return passages.stream()
                .map(CreditPhrases::teller)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String folded(String line) {
        return Passage.folded(line.substring(0, Math.min(line.length(), Passage.LONGEST)));
    }

    private void unlisted(String name, @Nullable String own, Map<String, Article.Credit> out) {
        if (CreditPhrases.person(name)) {
            return;
        }
        String plain = name.replaceAll("^(?:The|According|On|In|As|Meanwhile|A|An) ", "");
        OutletIndex.Listed listed = index.named(plain);
        if (listed != null) {
            add(listed, Relation.CITES, own, out);
            return;
        }
        boolean known =
                !index.in(plain).isEmpty()
                        || out.keySet().stream()
                                .anyMatch(o -> plain.contains(o) || o.contains(plain));
        boolean proper =
                !plain.equals("News Agency")
                        && !ADJECTIVES.contains(plain)
                        && (plain.contains(" ") || plain.contains("-") || plain.length() > 2);
        boolean ours =
                same(own, plain) || inShort(own, plain) || (own != null && inShort(plain, own));
        if (!known && proper && !ours && !NO_OUTLET.matcher(plain).matches()) {
            out.putIfAbsent(plain, new Article.Credit(plain, Relation.CITES, null));
        }
    }

    /** The story's own outlet: by any of its names, or as it calls itself in short. */
    private static boolean same(@Nullable String own, String name) {
        if (own == null) {
            return false;
        }
        String site = plain(own);
        String low = plain(name);
        return Outlets.INSTANCE.fold(own).equals(Outlets.INSTANCE.fold(name))
                || site.equals(low)
                || site.startsWith(low + ".")
                || site.replaceFirst("^www\\.", "").startsWith(low.replace(" ", "") + ".")
                || (site.startsWith(low)
                        && site.length() > low.length()
                        && !Character.isLetterOrDigit(site.charAt(low.length())))
                || low.split(" ")[0].equals(initials(site))
                || (low.length() > 4 && site.contains("(" + low));
    }

    /** "the Post" in The Kathmandu Post; "Independent" is not short for the Kyiv Independent. */
    private static boolean inShort(@Nullable String own, String name) {
        String low = plain(name);
        return own != null && low.length() > 3 && plain(own).endsWith(" " + low);
    }

    /** "pna" of the Philippine News Agency; "" of a name of less than three words. */
    private static String initials(String site) {
        String[] words = site.split("[ -]+");
        StringBuilder letters = new StringBuilder();
        for (String word : words) {
            letters.append(word.isEmpty() ? "" : word.charAt(0));
        }
        return words.length < 3 ? "" : letters.toString();
    }

    private static String plain(String outlet) {
        return outlet.toLowerCase(Locale.ROOT).replaceFirst("^the ", "");
    }

    /** "… – South China Morning Post", "Bloomberg: Rome weighs …". */
    private void headline(String headline, @Nullable String own, Map<String, Article.Credit> out) {
        int dash =
                Math.max(
                        headline.lastIndexOf(" – "),
                        Math.max(headline.lastIndexOf(" - "), headline.lastIndexOf(" — ")));
        if (dash > 0) {
            parts(headline.substring(dash + 3), Relation.CITES, own, out);
        }
        int colon = headline.indexOf(": ");
        if (colon > 0) {
            parts(headline.substring(0, colon), Relation.CITES, own, out);
        }
    }

    private void aside(String told, @Nullable String own, Map<String, Article.Credit> out) {
        if (told.startsWith("|")) {
            return; // a picture's
        }
        String line = told.replaceFirst("^[•·▪*]\\s*", "");
        boolean caption = line.length() > 60 && line.endsWith(")");
        if (!caption) {
            bracketed(line, own, out);
        }
        String low = line.toLowerCase(Locale.ROOT);
        boolean elsewhere =
                low.startsWith("photo")
                        || low.startsWith("image")
                        || low.contains("getty")
                        || line.contains("©")
                        || low.startsWith("tags:")
                        || low.contains("pool via")
                        || low.startsWith("[file")
                        || TEASER.matcher(low).find()
                        || PHOTOGRAPHER.matcher(line).matches();
        if (elsewhere) {
            return;
        }
        if (line.length() > 120) {
            return;
        }
        signed(line, own, out);
        String phrase =
                low.startsWith("source:") ? "according to " + line.substring(7).strip() : line;
        CreditPhrases.credited(phrase, index.in(phrase))
                .forEach(listed -> add(listed, Relation.CITES, own, out));
        Matcher slashed = SLASHED.matcher(line);
        if (slashed.find()) {
            parts(slashed.group(1), Relation.SYNDICATES, own, out);
        }
        dateline(line, own, out);
        byline(line, own, out);
        Matcher m = LINE.matcher(line);
        if (m.matches()) {
            parts(m.group(1), Relation.SYNDICATES, own, out);
        }
    }

    /** "VILNIUS, Mar 14, BNS": a word that means much else stands behind a mark. */
    private void dateline(String line, @Nullable String own, Map<String, Article.Credit> out) {
        if (index.named(line) != null) {
            parts(line, Relation.SYNDICATES, own, out);
            return;
        }
        Matcher part = DATELINE_PART.matcher(line);
        if (line.length() < 70 && part.find()) {
            OutletIndex.Listed listed = index.named(part.group(1));
            boolean marked = ",(-".indexOf(mark(line, part.start(1))) >= 0;
            if (listed == null || !listed.risky() || marked) {
                parts(part.group(1), Relation.SYNDICATES, own, out);
            }
        }
    }

    private static char mark(String line, int at) {
        int i = at - 1;
        while (i > 0 && line.charAt(i) == ' ') {
            i--;
        }
        return i < 0 ? ' ' : line.charAt(i);
    }

    /** "News Desk The Canadian Press, 27 Nov, 2014": the agency right before the date. */
    private void byline(String line, @Nullable String own, Map<String, Article.Credit> out) {
        Matcher dated = DATED.matcher(line);
        if (dated.find()) {
            String by = line.substring(0, dated.start());
            index.in(by).stream()
                    .filter(hit -> hit.to() == by.length() && !hit.listed().risky())
                    .forEach(hit -> add(hit.listed(), Relation.SYNDICATES, own, out));
        }
    }

    private void signed(String s, @Nullable String own, Map<String, Article.Credit> out) {
        Matcher m = SIGNED.matcher(s);
        if (m.find() && !photographed(m.group(1))) {
            parts(m.group(1), Relation.SYNDICATES, own, out);
        }
    }

    /** "REUTERS/Gleb Garanich": who took a picture, and no signature. */
    private boolean photographed(String signature) {
        return signature.contains("/")
                && Stream.of(signature.split("/")).anyMatch(part -> index.named(part) == null);
    }

    private void bracketed(String s, @Nullable String own, Map<String, Article.Credit> out) {
        Matcher m = BRACKETED.matcher(s);
        while (m.find()) {
            boolean edge = m.start() < 60 || m.end() > s.length() - 8;
            if (edge && !photographed(m.group(1))) {
                parts(m.group(1), Relation.SYNDICATES, own, out);
            }
        }
    }

    /** Each of "AFP, dpa, Reuters" that is an outlet. */
    private void parts(
            String names,
            Relation relation,
            @Nullable String own,
            Map<String, Article.Credit> out) {
        OutletIndex.Listed whole = index.named(names);
        if (whole != null) {
            add(whole, relation, own, out);
            return;
        }
        for (String part : BETWEEN.split(names.strip())) {
            OutletIndex.Listed listed = index.named(part);
            if (listed != null) {
                add(listed, relation, own, out);
            }
        }
    }

    /** Credits an outlet by the name that the story uses; who is credited twice counts once. */
    private void add(
            OutletIndex.Listed listed,
            Relation relation,
            @Nullable String own,
            Map<String, Article.Credit> out) {
        String outlet = listed.outlet();
        if (PLATFORMS.contains(outlet.toLowerCase(Locale.ROOT))) {
            return;
        }
        String name = listed.name();
        boolean whole =
                name.startsWith("RIA")
                        || name.equalsIgnoreCase(outlet + " international")
                        || name.equalsIgnoreCase(outlet + " News")
                        || name.equalsIgnoreCase(outlet + " News Agency")
                        || name.equalsIgnoreCase(outlet + " Agency");
        String worded = whole ? outlet : name.replaceFirst("^The ", "");
        boolean house = out.keySet().stream().anyMatch(o -> outlet.startsWith(o + " "));
        OutletIndex.Listed self = own == null ? null : index.named(own);
        boolean ours =
                same(own, outlet)
                        || same(own, worded)
                        || (self != null && self.outlet().equals(outlet))
                        || (self == null && inShort(own, worded));
        if (!house && !ours) {
            out.merge(
                    outlet,
                    new Article.Credit(worded, relation, null),
                    (first, more) ->
                            String.valueOf(first.outlet()).length() < 3
                                    ? new Article.Credit(
                                            more.outlet(), first.relation(), first.uri())
                                    : first);
        }
    }
}
