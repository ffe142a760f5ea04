package org.aidwire.ingest.extraction.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words by which news credits news. */
final class CreditPhrases {

    /** How far from a name its words of credit may stand. */
    private static final int WINDOW = 60;

    /** What an outlet is called, where no list holds its name. */
    private static final String KIND =
            "(?:(?:state|public|national|local|private|independent|official|state-run|state-owned|online|semi-official|business|English-language)"
                    + " )*(?:news agency|press agency|newspaper|daily(?: newspaper)?|broadcaster|news"
                    + " (?:site|website|portal|outlet|channel|magazine|service)|(?:TV|television|radio)"
                    + " (?:channel|station|network|company|programme|program)|weekly|magazine|tabloid"
                    + "(?: newspaper)?|online publication|public television|state television|state TV)";

    private static final Pattern LED =
            Pattern.compile(
                    "(?<![\\p{L}])(?:according to|(?<=, )(?:reports|informs)|described to|said"
                            + " to|(?:journalists?|correspondents?|reporters?) of|(?:reported|published)(?: [\\p{L}]+){1,3}"
                            + " by|information from|information[\\p{L} ]{0,24} provided by|citing|cit(?:ed|es)|cited by|quoting|quotes|with"
                            + " reference to|referring to|references? to|referencing|with a link to|via|per|reports?"
                            + " (?:by|in|from|on)|reported (?:by|in|on)|told|tells|telling|interview (?:with|to|for|on|in)"
                            + "|interviewed by|appear(?:ing|ance) on|spe(?:aking|aks|ak) (?:to|on|with)|spoke"
                            + " (?:to|on|with)|(?:comments?|remarks|statement|email|letter) to|(?<!image )(?<!photo )source:|obtained"
                            + " by|seen by|viewed by|(?:published|carried|aired|broadcast|posted|printed|relayed)"
                            + " (?:by|in|on)|reviewed by|quoted (?:by|in)|(?:requests?|comment|response|questions?|report) from|asked by|writes?|writing (?:for|in)|(?:article|op-ed|column|piece)"
                            + " (?:for|in|by)|files from|material from|appeared first on|inputs? from|reporting by|broken by|contacted by|"
                            + KIND
                            + "|agency|channel|outlet|portal)[:,]?\\s+(?:the |a |an |\"|“|«|(?:state-run|state-owned|official|semi-official|private|independent) |(?-i:[\\p{Lu}][\\p{L}-]{1,30}(?:['’]s)?)"
                            + " (?:state |news |television |public )*|(?:the )?"
                            + KIND
                            + " |agency |outlet |channel |website |paper )*$",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern FOLLOWED =
            Pattern.compile(
                    "^(?:['’]s [\\p{L} ]{3,20}|\"|”|»|,? ?\\(?[\\p{L} ]{0,16}\\)?,?)?\\s*(?:(?:was|were|is)?(?: the)?"
                            + " ?first to (?:report|publish|break)|first reported|reported|reports?|said|says|writes?|wrote"
                            + "|learned|learnt|revealed|quoted|quotes|cited|cites|noted|notes|added|informs|informed"
                            + "|stated|states|understands|announced|claims|claimed|news agency|agency|newspaper|is reporting"
                            + "|published|television|TV|channel|broadcaster|correspondents?|journalists?|reporters?"
                            + "|contributed|has (?:seen|obtained|learned)|had the story|requests? for comment|interview|article|investigation|quoting|citing)\\b",
                    Pattern.CASE_INSENSITIVE);

    /** For words that mean much else: nothing may stand between. */
    private static final Pattern FOLLOWED_AT_ONCE =
            Pattern.compile(
                    "^[\"”»]?,? (?:(?:has |also )?(?:reported|reports|informs|informed|writes|wrote|quoted)|news"
                            + " agency|newspaper|magazine|daily|broadcaster|TV channel)\\b");

    private static final Pattern LED_AT_ONCE =
            Pattern.compile(
                    "(?<![\\p{L}])(?:according to|citing|quoting|quoted by|with reference to|referring to|reported"
                            + " by|told|interview (?:with|to|for|on)|newspaper|magazine|news agency|broadcaster|daily"
                            + "|channel|weekly|website|portal|tabloid) (?:the )?[\"“«]?$",
                    Pattern.CASE_INSENSITIVE);

    /** Between two outlets that one phrase credits: "CNN and The Washington Post". */
    private static final Pattern JOINED =
            Pattern.compile("^[\"”»]?(?:,? and |,? or | & |, |/)(?:the |The |\"|“|«)*$");

    private static final String NAME =
            "(?-i:([\\p{Lu}\\d][\\p{L}\\d.'’-]{0,30}(?: (?:(?:de|la|le|del|della|di|am|der|of) )?[\\p{Lu}\\d][\\p{L}\\d.'’-]{0,30}){0,3}))";

    private static final Pattern FORMERLY =
            Pattern.compile("\\b(?:former|ex|onetime)[ -]$", Pattern.CASE_INSENSITIVE);

    private static final String PRESS =
            "(?-i:((?:[\\p{Lu}][\\p{L}.-]{1,30} ){0,3}(?:News|Times|Post|Tribune|Herald|Press|TV|Radio|Daily|Journal|Gazette"
                    + "|Telegraph|Chronicle|Ilbo|Shimbun|Pravda|Zeitung|Today|Online|24|(?:News|Press|Information)"
                    + " Agency)(?![\\p{L}-]| \\p{Lu})|Radio(?: [\\p{Lu}][\\p{L}.-]{1,30}){1,2}|Post-[\\p{Lu}]\\p{L}+))";

    /** Without one of these in a sentence none of the next patterns holds: most end here. */
    private static final List<String> KINDS =
            List.of(
                    "agency",
                    "aily",
                    "paper",
                    "roadcaster",
                    "ews",
                    "elevision",
                    "adio",
                    "TV",
                    "eekly",
                    "agazine",
                    "abloid",
                    "ublication");

    private static final Pattern[] OF_A_KIND = {
        Pattern.compile(
                "(?<!Telegram |YouTube )"
                        + KIND
                        + " [\"“«]?"
                        + NAME
                        + "[\"”»]?(?= ?(?:,|\\.|\\)|—|$)| (?:reported|reports|said|says|wrote|writes|has|that|in|on|and|quot|cit|at))",
                Pattern.CASE_INSENSITIVE),
        Pattern.compile(
                "[\"“«]?\\b"
                        + NAME
                        + "[\"”»]? "
                        + KIND
                        + "(?= (?:reported|reports|said|says|wrote|writes|has reported|on|quot|cit)|,|\\.|$)",
                Pattern.CASE_INSENSITIVE),
        Pattern.compile(NAME + "[\"”»]?, an? (?:(?-i:\\p{Lu})[\\p{L}-]+ )?" + KIND),
        Pattern.compile("\\b(\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+){0,2} News) said\\b"),
    };

    /** The same for the patterns after these. */
    private static final List<String> TELLING =
            List.of(
                    "report",
                    "writes",
                    "wrote",
                    "informs",
                    "told",
                    "according",
                    "citing",
                    "quoting");

    private static final Pattern[] TELLERS = {
        Pattern.compile(
                "(?:according to|citing|reported by|quoting|told|reports) (?:the )?"
                        + PRESS
                        + "\\b",
                Pattern.CASE_INSENSITIVE),
        Pattern.compile(
                "\\b" + PRESS + "(?: (?:reported|reports|has reported)|, (?:quoting|citing))\\b"),
        Pattern.compile(
                "(?<![\\p{L}.@-])([a-z0-9-]{3,20}\\.(?:com|net|org|info)) (?:reported|reports)\\b"),
        Pattern.compile(
                "(?:according to|told|citing) (?:the )?(?:portal|outlet|website|paper|site) "
                        + NAME),
        Pattern.compile("[\"“«]" + NAME + "[\"”»],? (?:reports?|reported|writes|wrote|informs)\\b"),
    };

    private static final List<String> PRESSES = List.of(" media", " press", " outlets");
    private static final Pattern NAMED_KIND = Pattern.compile(" (?:News|Press|State) [\\p{L} ]+");

    private static final String NAMELESS =
            " (?:several |various |the )?(?:foreign|local|western|international|state|regional"
                    + "|[A-Z][a-z]{2,20}) (?:media|press|outlets)";

    private static final Pattern UNNAMED =
            Pattern.compile(
                    "(?:per|according to|citing|quoting|reports? in|reported by|reported in|referring to|with"
                            + " reference to)"
                            + NAMELESS
                            + "|(?:foreign|local|[A-Z][a-z]{2,20})"
                            + " (?:media|press|outlets) (?:reported|reports?|have reported|said|say|write|claim)",
                    Pattern.CASE_INSENSITIVE);

    /** What leads on from an outlet to whom it has the story from. */
    private static final String ON =
            "(?:per|citing|quoting|with reference to|referring to)(?! social)" + NAMELESS + "\\b";

    /** "reports per foreign media", "wrote on Monday, citing Western media". */
    private static final Pattern CHAINED =
            Pattern.compile(
                    "\\b(?:reports?|reported|informs?|informed|writes?|wrote)(?: [\\p{L}\\d]{1,20}){0,3},? "
                            + ON,
                    Pattern.CASE_INSENSITIVE);

    /** "according to Yonhap, which cites local media": right behind an outlet's name. */
    private static final Pattern CHAINED_AT_ONCE =
            Pattern.compile(
                    "^[\"”»]?,? (?:" + ON + "|(?:which|that|who) cite[sd]" + NAMELESS + "\\b)",
                    Pattern.CASE_INSENSITIVE);

    /** "Mr Bild", "President Hans Post": a person, whatever else the name may be. */
    private static final Pattern TITLED =
            Pattern.compile(
                    "(?<![\\p{L}])(?:(?:M(?:rs?|s|iss|me|onsieur|adame)|[DF]r|Herr|Frau|Sir|Dame|Lord|Lady|Prof(?:essor)?"
                            + "|Doctor)\\.? (?:\\p{Lu}[\\p{L}.'’-]{0,20} )?|"
                            + "(?:President|Premier|Minister|Chancellor|Secretary|Ambassador|Envoy|Senator|Congressman"
                            + "|Congresswoman|Governor|Mayor|Commissioner|Spokesman|Spokeswoman|Spokesperson|Director|Chairman"
                            + "|Chairwoman|Chief|General|Admiral|Colonel|Major|Captain|Lieutenant|Sergeant|Judge|Justice|King|Queen"
                            + "|Prince|Princess|Pope|Bishop|Archbishop|Sen|Rep|Gov|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Amb)\\.? )$");

    private static final Pattern TELLER =
            Pattern.compile(
                    "\\b(\\p{Lu}[\\p{L}\\d.-]{1,30}(?: \\p{Lu}[\\p{L}.-]{1,30})?) (?:reports|informs|writes),? (?:per|citing|with"
                            + " reference to|referring to|quoting)\\b");

    private CreditPhrases() {}

    /** Which of the outlets in a sentence it credits, by the words around them and one another. */
    static List<OutletIndex.Listed> credited(String s, List<OutletIndex.Hit> all) {
        List<OutletIndex.Hit> hits = all.stream().filter(hit -> !titled(s, hit)).toList();
        boolean[] credited = new boolean[hits.size()];
        for (int i = 0; i < credited.length; i++) {
            credited[i] = credited(s, hits.get(i));
        }
        for (int i = 1; i < credited.length; i++) {
            credited[i] |= credited[i - 1] && joined(s, hits, i);
        }
        for (int i = credited.length - 1; i > 0; i--) {
            credited[i - 1] |= credited[i] && joined(s, hits, i);
        }
        List<OutletIndex.Listed> out = new ArrayList<>();
        for (int i = 0; i < credited.length; i++) {
            if (credited[i]) {
                out.add(hits.get(i).listed());
            }
        }
        return out;
    }

    private static boolean titled(String s, OutletIndex.Hit hit) {
        return TITLED.matcher(s.substring(Math.max(0, hit.from() - WINDOW), hit.from())).find();
    }

    private static boolean joined(String s, List<OutletIndex.Hit> hits, int i) {
        return JOINED.matcher(s.substring(hits.get(i - 1).to(), hits.get(i).from())).matches();
    }

    private static boolean credited(String s, OutletIndex.Hit hit) {
        String before = s.substring(Math.max(0, hit.from() - WINDOW), hit.from());
        String after = s.substring(hit.to(), Math.min(s.length(), hit.to() + WINDOW));
        if (FORMERLY.matcher(before).find()) {
            return false;
        }
        return hit.listed().risky()
                ? LED_AT_ONCE.matcher(before).find() || FOLLOWED_AT_ONCE.matcher(after).find()
                : LED.matcher(before).find() || FOLLOWED.matcher(after).find();
    }

    /** Outlets that no list holds, by what they are called or call themselves. */
    static List<String> selfNamed(String s) {
        List<String> out = new ArrayList<>();
        if (KINDS.stream().anyMatch(s::contains)) {
            named(s, OF_A_KIND, out);
        }
        if (TELLING.stream().anyMatch(s::contains)) {
            named(s, TELLERS, out);
        }
        return out;
    }

    private static void named(String s, Pattern[] patterns, List<String> out) {
        for (Pattern pattern : patterns) {
            Matcher m = pattern.matcher(s);
            while (m.find()) {
                out.add(name(m).replaceAll("\\.$", ""));
            }
        }
    }

    /** "Jordan News Agency": what is written with capitals is of the name. */
    private static String name(Matcher m) {
        String rest = m.group().substring(m.end(1) - m.start());
        return NAMED_KIND.matcher(rest).matches() ? m.group(1) + rest : m.group(1);
    }

    /** "Caliber.Az reports per foreign media": who tells the story names itself so; or null. */
    static @Nullable String teller(String text) {
        Matcher m = TELLER.matcher(text);
        return m.find() ? m.group(1) : null;
    }

    static boolean unnamed(String text) {
        return pressed(text) && UNNAMED.matcher(text).find();
    }

    /**
     * Whether a sentence leads on from an outlet to others that it does not name: "Caliber.Az
     * reports per foreign media". "Local media reported" beside another's credit is much weaker.
     */
    static boolean chained(String s, List<OutletIndex.Hit> hits) {
        return pressed(s)
                && (CHAINED.matcher(s).find()
                        || hits.stream()
                                .anyMatch(
                                        hit ->
                                                CHAINED_AT_ONCE
                                                        .matcher(s.substring(hit.to()))
                                                        .find()));
    }

    private static boolean pressed(String text) {
        return PRESSES.stream().anyMatch(text::contains);
    }

    /** "Mr Post": a person, who is taken for an outlet by the surname. */
    static boolean person(String name) {
        int blank = name.indexOf(' ');
        return blank > 0 && TITLED.matcher(name.substring(0, blank + 1)).find();
    }
}
