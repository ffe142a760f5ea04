package org.aidwire.ingest.extraction.credit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aidwire.contract.Article;
import org.aidwire.contract.Relation;
import org.aidwire.contract.codes.Outlets;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Story;
import org.jspecify.annotations.Nullable;

/**
 * Turns the phrases by which a story credits others into credits. An outlet that is only spoken of,
 * and the story's own, is none; "foreign media" is a credit without a name.
 */
public final class CreditRules {

    private static final String BEFORE =
            "(?:according to(?: a report (?:by|in|from)| information from)?|citing|cited"
                    + " by|cites|quoting|with reference to|referring to|reference to|with a link"
                    + " to|via|per|reports? (?:by|in|from)|reported by|told|telling|interview"
                    + " (?:with|to|for)|speaking to|spoke to|in comments to|source:|obtained by|seen"
                    + " by|published (?:by|in)|as reported by|reviewed by|statement to|cited|quoted"
                    + " by|said|request from|asked"
                    + " by|broadcaster|newspaper|agency|channel|outlet|daily|magazine|news"
                    + " agency|portal|tabloid|weekly|station)";
    private static final String AFTER =
            "(?:reported|reports?|has reported|said|says|writes|wrote|has"
                    + " learned|learned|revealed|quoted|cited|noted|added|informs|informed|stated|understands|announced|claims|claimed|(?:news"
                    + " )?agency|news|newspaper|is"
                    + " reporting|published|television|TV|channel|broadcaster|correspondent|journalists?|reporter)";

    private static final Pattern UNNAMED =
            Pattern.compile(
                    "(?:per|according to|citing|quoting|reports? in|reported by|reported in|with"
                            + " reference to) (?:several |various |the"
                            + " )?(?:foreign|local|western|international|state|regional|[A-Z][a-z]+)"
                            + " (?:media|press|outlets)|(?:foreign|local|[A-Z][a-z]+)"
                            + " (?:media|press|outlets) (?:reported|report|have reported|said)",
                    Pattern.CASE_INSENSITIVE);

    /** (Reuters), (Yonhap) --, at the head of the story or at its end. */
    private static final Pattern BRACKETED =
            Pattern.compile("\\(([\\p{L}][\\p{L}&/.' -]{1,40})\\)");

    /** "AFP | Feb 23", "Reuters -", a line with an agency alone. */
    private static final Pattern LINE =
            Pattern.compile(
                    "^(?:by |source: ?|from (?:the )?|- |with inputs? from |additional reporting by"
                            + " )?([\\p{L}][\\p{L}&/.' -]{1,40}?)(?:\\s*[|/,].*|\\s[–—-].*|\\.)?$",
                    Pattern.CASE_INSENSITIVE);

    /** "MOSCOW, October 23. /TASS/." */
    private static final Pattern SLASHED = Pattern.compile("/([\\p{L}][\\p{L}&.' -]{1,30})/");

    /** "VILNIUS, Mar 14, BNS": the part of a dateline that may be an agency. */
    private static final Pattern DATELINE_PART =
            Pattern.compile("[,\\s(]([\\p{Lu}][\\p{L}.' -]{1,30}?)\\)?\\s*[-–—:]*$");

    /** An outlet that no list holds, by what it is called or calls itself. */
    private static final Pattern SELF_NAMED =
            Pattern.compile(
                    "(?:newspaper|daily|news agency|broadcaster|magazine|weekly|tabloid|news"
                            + " site|portal|TV channel|news outlet|TV station)"
                            + " (?-i:((?:[\\p{Lu}][\\p{L}.-]+)(?: [\\p{Lu}][\\p{L}.-]+){0,3})),?"
                            + " (?:reported|reports|said|says|wrote|writes|has"
                            + " reported|quoted)|(?:according to|citing|reported"
                            + " by|quoting|told|reports) (?:the )?(?-i:((?:[\\p{Lu}][\\p{L}.-]+"
                            + " ){1,3}(?:News|Times|Post|Tribune|Herald|Press|TV|Radio|Daily|Journal|Gazette|Telegraph|Chronicle|Ilbo|Shimbun|Pravda|News"
                            + " Agency)))\\b|(?-i:\\b((?:[\\p{Lu}][\\p{L}.-]+"
                            + " ){0,3}(?:News|Times|Tribune|Herald|TV|Daily|Gazette|Telegraph|Chronicle|Ilbo|Shimbun|Pravda|News"
                            + " Agency))) (?:reported|reports|has reported)\\b",
                    Pattern.CASE_INSENSITIVE);

    /**
     * Words that news says "by" and "from" of all the time, so only a bracket or a line credits
     * them.
     */
    private static final Set<String> PLATFORMS = Set.of("facebook", "twitter", "x", "telegram");

    private final Map<String, String> outlets;
    private final Map<String, String> risky;

    public CreditRules(Lists lists) {
        outlets = lists.outlets();
        risky = lists.outletsWhereCredited();
    }

    public List<Article.Credit> in(Story story, @Nullable String own) {
        Map<String, Article.Credit> out = new LinkedHashMap<>();
        String text = story.text();
        story.aside().forEach(line -> aside(line, own, out));
        for (Sentence sentence : story.sentences()) {
            String s = text.substring(sentence.start(), Math.min(text.length(), sentence.end()));
            named(s, own, out);
            bracketed(s, own, out);
            Matcher m = SELF_NAMED.matcher(s);
            while (m.find()) {
                unlisted(
                        m.group(1) != null
                                ? m.group(1)
                                : m.group(2) != null ? m.group(2) : m.group(3),
                        own,
                        out);
            }
        }
        if (out.isEmpty() && story.headline() != null) {
            headline(story.headline(), own, out);
        }
        if (out.isEmpty() && UNNAMED.matcher(text).find()) {
            out.put("", new Article.Credit(null, Relation.CITES, null));
        }
        return new ArrayList<>(out.values());
    }

    private void unlisted(String name, @Nullable String own, Map<String, Article.Credit> out) {
        String plain = name.replaceAll("^(?:The|According|On|In|As|Meanwhile) ", "");
        boolean listed =
                outlets.containsKey(plain)
                        || risky.containsKey(plain)
                        || out.keySet().stream()
                                .anyMatch(o -> plain.contains(o) || o.contains(plain));
        boolean ours =
                own != null && Outlets.INSTANCE.fold(own).equals(Outlets.INSTANCE.fold(plain));
        if (!listed
                && !ours
                && (plain.contains(" ") || plain.contains("-") || plain.length() > 4)) {
            out.putIfAbsent(plain, new Article.Credit(plain, Relation.CITES, null));
        }
    }

    /** "… – South China Morning Post". */
    private void headline(String headline, @Nullable String own, Map<String, Article.Credit> out) {
        int dash =
                Math.max(
                        headline.lastIndexOf(" – "),
                        Math.max(headline.lastIndexOf(" - "), headline.lastIndexOf(" — ")));
        if (dash > 0) {
            add(headline.substring(dash + 3).strip(), Relation.CITES, own, out);
        }
    }

    private void aside(String line, @Nullable String own, Map<String, Article.Credit> out) {
        bracketed(line, own, out);
        if (line.toLowerCase(Locale.ROOT).startsWith("photo")
                || line.startsWith("©")
                || line.length() > 120) {
            return;
        }
        if (line.toLowerCase(Locale.ROOT).startsWith("source:")) {
            named("according to " + line.substring(7).strip(), own, out);
        }
        Matcher slashed = SLASHED.matcher(line);
        if (slashed.find()) {
            add(slashed.group(1).strip(), Relation.SYNDICATES, own, out);
        }
        Matcher part = DATELINE_PART.matcher(line);
        if (line.length() < 70 && part.find()) {
            add(part.group(1).strip(), Relation.SYNDICATES, own, out);
        }
        Matcher m = LINE.matcher(line);
        if (m.matches()) {
            add(m.group(1).strip(), Relation.SYNDICATES, own, out);
        }
    }

    private void bracketed(String s, @Nullable String own, Map<String, Article.Credit> out) {
        Matcher m = BRACKETED.matcher(s);
        while (m.find()) {
            for (String part : m.group(1).split("/")) {
                boolean place = m.start() < 60 || m.end() > s.length() - 8;
                if (place) {
                    add(part.strip(), Relation.SYNDICATES, own, out);
                }
            }
        }
    }

    private void named(String s, @Nullable String own, Map<String, Article.Credit> out) {
        outlets.forEach((name, outlet) -> sentence(s, name, own, out));
        risky.forEach((name, outlet) -> sentence(s, name, own, out));
    }

    private void sentence(
            String s, String name, @Nullable String own, Map<String, Article.Credit> out) {
        int at = -1;
        while ((at = s.indexOf(name, at + 1)) >= 0) {
            boolean whole = edge(s, at - 1) && edge(s, at + name.length());
            if (whole && !longer(s, name, at) && credited(s, at, at + name.length())) {
                add(name, Relation.CITES, own, out);
            }
        }
    }

    private static boolean edge(String s, int i) {
        return i < 0 || i >= s.length() || !Character.isLetterOrDigit(s.charAt(i));
    }

    /** Whether a longer name of the lists stands here. */
    private boolean longer(String s, String name, int at) {
        for (String other : outlets.keySet()) {
            int inner = other.length() > name.length() ? other.indexOf(name) : -1;
            if (inner >= 0 && at - inner >= 0 && s.startsWith(other, at - inner)) {
                return true;
            }
        }
        return false;
    }

    private static boolean credited(String s, int from, int to) {
        String before = s.substring(Math.max(0, from - 40), from);
        String after = s.substring(to, Math.min(s.length(), to + 40));
        boolean led =
                Pattern.compile(
                                "(?<![\\p{L}])"
                                        + BEFORE
                                        + "[:,]?\\s+(?:the |a |an"
                                        + " |\"|“|(?-i:[A-Z][\\p{L}-]+(?:'s)?) (?:state |news"
                                        + " |television |public )?(?:newspaper |broadcaster |agency"
                                        + " |outlet |channel |daily )?|state (?:news"
                                        + " )?(?:agency|broadcaster|TV) |news agency"
                                        + " |(?:news)?paper |outlet |broadcaster |agency |website"
                                        + " |daily |magazine |news site |portal |TV channel"
                                        + " |channel )*$",
                                Pattern.CASE_INSENSITIVE)
                        .matcher(before)
                        .find();
        boolean followed =
                Pattern.compile(
                                "^(?:['’]s [\\p{L} ]{3,20}|\"|”|,? ?\\(?[\\p{L} ]{0,16}\\)?,?)?\\s*"
                                        + AFTER
                                        + "\\b",
                                Pattern.CASE_INSENSITIVE)
                        .matcher(after)
                        .find();
        return led || followed;
    }

    /**
     * Credits an outlet by the name that the story uses; one that is credited twice counts once.
     */
    private void add(
            String name, Relation relation, @Nullable String own, Map<String, Article.Credit> out) {
        String outlet = outlets.containsKey(name) ? outlets.get(name) : risky.get(name);
        if (outlet == null || PLATFORMS.contains(outlet.toLowerCase(Locale.ROOT))) {
            return;
        }
        String worded = name.startsWith("RIA") ? outlet : name.replaceFirst("^The ", "");
        boolean ours =
                own != null
                        && (Outlets.INSTANCE.fold(own).equals(Outlets.INSTANCE.fold(outlet))
                                || Outlets.INSTANCE
                                        .fold(own)
                                        .equals(Outlets.INSTANCE.fold(worded)));
        if (!ours) {
            out.putIfAbsent(outlet, new Article.Credit(worded, relation, null));
        }
    }
}
