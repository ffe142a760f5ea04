package org.aidwire.ingest.extraction.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.aidwire.ingest.extraction.Lists;

/**
 * Base forms of verbs and nouns: a table of what is irregular and the spelling rules for the rest.
 * A wrong base form of a word that no rule names does no harm.
 */
public final class Lemmas {

    /** base past participle; a verb with one form for both gives it once. */
    private static final String IRREGULAR =
            "give gave given|send sent|bring brought|buy bought|sell sold|get got gotten|take took"
                    + " taken|make made|pay paid|repay repaid|spend spent|say said|tell told|think thought|write"
                    + " wrote written|hold held|put put|set set|cut cut|let let|leave left|lead"
                    + " led|meet met|win won|see saw seen|speak spoke spoken|begin began begun|fly flew"
                    + " flown|go went gone|come came come|become became become|withhold"
                    + " withheld|withdraw withdrew withdrawn|forgo forwent forgone|seek sought|find"
                    + " found|keep kept|lend lent|undertake undertook undertaken|build built|rebuild"
                    + " rebuilt|fall fell fallen|rise rose risen|show showed shown|know knew known|hit"
                    + " hit|run ran run|stand stood|draw drew drawn|feel felt|do did done|have had|be"
                    + " was been|throw threw thrown|feed fed|bind bound|bid bid|freeze froze"
                    + " frozen|choose chose chosen|drive drove driven|break broke broken|hear"
                    + " heard|lose lost|mean meant|read read|ring rang rung|sign signed|ship"
                    + " shipped|plan planned|transfer transferred|beg begged|stop stopped|donate"
                    + " donated|refer referred|commit committed|permit permitted|allot allotted|deal"
                    + " dealt|overtake overtook overtaken|earmark earmarked|block blocked|halt"
                    + " halted|confer conferred|rush rushed|supply supplied|reply replied|deny"
                    + " denied|say says|budget budgeted|extend extended|drop dropped|cap capped|top"
                    + " topped|step stepped|airlift airlifted|pledge pledged";

    /** Base forms that end like a past form. */
    private static final Set<String> EED =
            Set.of("speed", "exceed", "proceed", "succeed", "heed", "embed", "need", "feed");

    private static final Map<String, String> VERBS = new HashMap<>();
    private static final Set<String> PARTICIPLES = new java.util.HashSet<>();

    static {
        for (String row : IRREGULAR.split("\\|")) {
            String[] forms = row.split(" ");
            for (String form : forms) {
                VERBS.put(form, forms[0]);
            }
            PARTICIPLES.add(forms[forms.length - 1]);
        }
        for (String form : "is are was were been being am 's 're".split(" ")) {
            VERBS.put(form, "be");
        }
        for (String form : "has had having 've".split(" ")) {
            VERBS.put(form, "have");
        }
        for (String form :
                "giving sending taking making writing having leaving coming becoming".split(" ")) {
            VERBS.put(
                    form,
                    form.equals("sending") ? "send" : form.substring(0, form.length() - 3) + "e");
        }
        VERBS.put("having", "have");
        VERBS.put("does", "do");
        VERBS.put("goes", "go");
        VERBS.put("adding", "add");
        VERBS.put("hoped", "hope");
        VERBS.put("hoping", "hope");
        VERBS.put("added", "add");
        VERBS.put("dying", "die");
        VERBS.put("axed", "axe");
        for (String base : Set.of("cancel", "total", "channel", "fuel", "signal", "travel")) {
            VERBS.put(base + "led", base);
            VERBS.put(base + "ling", base);
        }
        VERBS.put("provided", "provide");
        EED.forEach(base -> VERBS.put(base, base));
        VERBS.put("sped", "speed");
        PARTICIPLES.add("sped");
        PARTICIPLES.remove("says");
    }

    /** Ends of stems that have lost an "e". */
    private static final Set<String> SILENT =
            Lists.words(
                    "dg rg amin lleg vid cid lud clin bin fin uir par shar mot not vot quot cit but"
                            + " rul dul com agre rante cur sur plet scrib nam tak mak tim bil hir fir"
                            + " xit eaus ulg writ invit uc handl settl doubl tripl resum courag"
                            + " implor wir achut uggl rrang clar xplor stor stpon mbl uctur");

    private Lemmas() {}

    public static String of(String low, Tag tag) {
        return switch (tag) {
            case VERB, AUX -> verb(low);
            case NOUN, PROPN -> noun(low);
            default -> low;
        };
    }

    /** Whether a verb's form can be a past participle. */
    public static boolean participle(String low) {
        return (low.endsWith("ed") && !EED.contains(low)) || PARTICIPLES.contains(low);
    }

    static String verb(String low) {
        String known = VERBS.get(low);
        if (known != null) {
            return known;
        }
        if (low.endsWith("ies") && low.length() > 4) {
            return low.substring(0, low.length() - 3) + "y";
        }
        if (low.endsWith("ied") && low.length() > 4) {
            return low.substring(0, low.length() - 3) + "y";
        }
        if (low.endsWith("ing") && low.length() > 5) {
            return restored(low.substring(0, low.length() - 3));
        }
        if (low.endsWith("ed") && low.length() > 4) {
            return restored(low.substring(0, low.length() - 2));
        }
        if (low.endsWith("sses")
                || low.endsWith("ches")
                || low.endsWith("shes")
                || low.endsWith("xes")) {
            return low.substring(0, low.length() - 2);
        }
        return low.endsWith("s") && !low.endsWith("ss") && low.length() > 3
                ? low.substring(0, low.length() - 1)
                : low;
    }

    /** The base of a stem before "ed" or "ing": doubled letters undone, a lost "e" put back. */
    private static String restored(String stem) {
        String known = VERBS.get(stem);
        if (known != null) {
            return known;
        }
        int n = stem.length();
        char last = stem.charAt(n - 1);
        char before = stem.charAt(n - 2);
        if (last == before && "bdgmnprt".indexOf(last) >= 0) {
            return stem.substring(0, n - 1);
        }
        return takesE(stem, last, before) ? stem + "e" : stem;
    }

    private static boolean takesE(String stem, char last, char before) {
        if (stem.endsWith("at")) {
            return stem.length() > 3 && !stem.endsWith("eat") && !stem.endsWith("oat");
        }
        if ("vucz".indexOf(last) >= 0 || SILENT.stream().anyMatch(stem::endsWith)) {
            return true;
        }
        return last == 's' && "aeiounr".indexOf(before) >= 0;
    }

    static String noun(String low) {
        if (low.endsWith("ies") && low.length() > 4) {
            return low.substring(0, low.length() - 3) + "y";
        }
        if (low.endsWith("sses") || low.endsWith("ches") || low.endsWith("xes")) {
            return low.substring(0, low.length() - 2);
        }
        return low.endsWith("s")
                        && !low.endsWith("ss")
                        && !low.endsWith("us")
                        && !low.endsWith("is")
                        && low.length() > 3
                ? low.substring(0, low.length() - 1)
                : low;
    }
}
