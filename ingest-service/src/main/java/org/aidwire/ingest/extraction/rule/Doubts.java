package org.aidwire.ingest.extraction.rule;

import java.util.Set;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.mention.PartyMention.How;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;

/** Why a verb of aid tells nothing after all: what else its clause says. */
final class Doubts {

    /** What a parliament has before it. */
    static final Set<String> BILLS = Set.of("bill", "legislation", "measure", "law", "act");

    private static final Set<String> WORDS =
            Lists.words(
                    "go-ahead green-light nod approval details detail interview information update"
                            + " notice evidence speech talk way rise birth figures reason reasons example"
                            + " green assurances assurance guarantee guarantees green-lit permission warning"
                            + " ultimatum deadline chance opportunity impression lesson account message"
                            + " investigation inquiry probe crackdown offensive attack attacks");
    private static final Set<String> QUESTIONS =
            Lists.words("about whether if why how what who when where by");

    private static final Set<String> ANSWERS =
            Lists.words(
                    "respond answer reply react comment say tell confirm disclose reveal discuss");

    /** What a ship or plane leaves when it departs. */
    private static final Set<String> HAVENS =
            Set.of("port", "airport", "harbour", "harbor", "base");

    private static final Set<String> FIRMS =
            Lists.words("company firm manufacturer maker corporation");

    private final ActRules rules;
    private final Scene scene;
    private final Sentence s;

    Doubts(ActRules rules, Scene scene) {
        this.rules = rules;
        this.scene = scene;
        this.s = scene.sentence();
    }

    /** Whether a verb tells nothing in a frame: another verb does, or no aid is meant. */
    boolean about(VerbGroup verb, Frame frame, int reach) {
        boolean thanks = frame.name().equals("WELCOME") || frame.name().equals("THANK");
        return inner(verb, reach)
                || idiom(verb)
                || (verb.lemma().equals("carry")
                        && Set.of("out", "on").contains(s.low(verb.head() + 1)))
                || permission(verb)
                || (verb.lemma().equals("agree") && lets(verb))
                || again(verb)
                || numbered(verb)
                || new Dues(s).about(verb)
                || (verb.lemma().equals("instruct") && orders(verb))
                || (verb.lemma().equals("present") && !verb.passive() && !presents(verb))
                || toldByMain(verb)
                || (thanks && verb.passive())
                || (Set.of("THANK", "GRATEFUL").contains(frame.name())
                        && !new Thanks(rules, scene).given(verb))
                || (verb.lemma().equals("get") && arrives(verb))
                || (frame.name().equals("HELP") && !helpsWith(verb))
                || (frame.donor().contains("from") && fromFirm(verb, reach))
                || (frame.name().equals("GET") && new Dues(s).yearly(verb))
                || (verb.lemma().equals("leave") && leavesSomething(verb))
                || (frame.name().equals("ARRIVE") && !goodsCome(verb))
                || (frame.name().equals("REFUSE") && withheldWord(verb))
                || (frame.name().equals("ASK") && (question(verb) || asksOther(verb)));
    }

    /** "refuses to respond to the request", "declined to say whether": an answer is refused. */
    private boolean withheldWord(VerbGroup verb) {
        return s.is(verb.head() + 1, "to") && ANSWERS.contains(s.lemma(verb.head() + 2));
    }

    /** "gave the go-ahead", "provided details": words are given. */
    private boolean idiom(VerbGroup verb) {
        for (int i = verb.head() + 1; i < verb.head() + 5 && i < s.size(); i++) {
            if (WORDS.contains(s.low(i))) {
                return !s.is(i, "way") || !(s.is(i - 2, "on") || s.is(i - 1, "on"));
            }
            if (s.is(i, ",") || s.is(i, "to") || s.is(i, "for") || s.is(i, "of")) {
                return false;
            }
        }
        return false;
    }

    /** "received tanks from the South Korean company": bought. */
    private boolean fromFirm(VerbGroup verb, int reach) {
        for (int i = verb.head() + 1; i < reach; i++) {
            for (int k = i + 1; s.is(i, "from") && k < i + 6; k++) {
                if (FIRMS.contains(s.lemma(k))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "leaves its deposit with Pakistan": nobody departs. */
    private boolean leavesSomething(VerbGroup verb) {
        for (int i = verb.head() + 1; i < verb.head() + 6; i++) {
            if (HAVENS.contains(s.lemma(i))) {
                return false;
            }
        }
        if (scene.partyAt(verb.head() + 2) instanceof PartyMention m && m.how() == How.CAPITAL) {
            return false; // "left The Hague"
        }
        return switch (s.tag(verb.head() + 1)) {
            case DET, PRON, SYM, NUM -> true;
            default -> false;
        };
    }

    /** "supports Ukraine with tanks", not "supports Ukraine in its fight". */
    private boolean helpsWith(VerbGroup verb) {
        for (int i = verb.head() + 1; i < verb.head() + 8; i++) {
            if (s.is(i, "with")) {
                return true;
            }
            if (s.is(i, "'s") && !Roles.office(s.lemma(i + 1))) {
                return false; // "supports Tokyo's plan with training"
            }
            if (s.tag(i) == Tag.VERB || s.tag(i) == Tag.ADP && !s.is(i, "of") || s.is(i, ",")) {
                return false;
            }
        }
        return false;
    }

    /** "Asked about the tanks", "asked why they stood idle". */
    private boolean question(VerbGroup verb) {
        boolean relative =
                verb.lemma().equals("need")
                        && (s.is(verb.first() - 2, "which") || s.is(verb.first() - 2, "that"));
        if (relative) {
            return true; // "that weapon which they need"
        }
        boolean asked = verb.lemma().equals("ask") || verb.lemma().equals("press");
        return asked
                && (verb.head() == 0
                        || s.is(verb.first() - 1, "when")
                        || QUESTIONS.contains(s.low(verb.head() + 1)));
    }

    /** "called on Kigali to withdraw its support": something is asked, and no aid. */
    private boolean asksOther(VerbGroup verb) {
        for (VerbGroup v : scene.verbs()) {
            if (v.first() > verb.head()) {
                boolean goods =
                        scene.items().stream()
                                        .anyMatch(m -> between(m.from(), verb.head(), v.first()))
                                || scene.money().stream()
                                        .anyMatch(m -> between(m.from(), verb.head(), v.first()));
                return v.tense() == VerbGroup.Tense.INFINITIVE
                        && v.first() - verb.head() < 8
                        && !goods
                        && !Goals.HELPING.contains(v.lemma())
                        && rules.frame(s, v.head()) == null;
            }
        }
        return false;
    }

    /** "help gets quickly to the districts": it comes there, and nobody gets it. */
    private boolean arrives(VerbGroup verb) {
        boolean active = !verb.passive() && verb.tense() != VerbGroup.Tense.INFINITIVE;
        for (PartyMention m : scene.parties()) {
            boolean there = s.is(m.from() - 1, "to") && m.from() - verb.head() <= 5;
            if (active && m.from() > verb.head() && there) {
                return true; // "are getting relief to Vanuatu"
            }
        }
        int next = verb.head() + 1;
        while (s.tag(next) == Tag.ADV) {
            next++;
        }
        return s.is(next, "to") && !verb.passive();
    }

    /**
     * "A plane with tents has landed", not "Moscow reaches for a weapon": goods or vehicles come.
     */
    private boolean goodsCome(VerbGroup verb) {
        int from = scene.finiteBefore(verb) instanceof VerbGroup v ? v.head() : -1;
        boolean goods =
                scene.items().stream().anyMatch(m -> m.from() > from && m.to() <= verb.first());
        boolean vehicle = false;
        for (int i = from + 1; i < verb.first(); i++) {
            vehicle |= Carriers.transport(s.lemma(i));
        }
        boolean again = PairReading.again(scene, verb, verb.head() + 1);
        return (goods || vehicle || again || !scene.money().isEmpty())
                && !s.is(verb.head() + 1, "for");
    }

    private static boolean between(int i, int from, int to) {
        return from < i && i < to;
    }

    /** "generators gifted by Estonia will be sent": the main verb tells what becomes of them. */
    private boolean toldByMain(VerbGroup verb) {
        if (verb.tense() != VerbGroup.Tense.PARTICIPLE) {
            return false;
        }
        for (VerbGroup v : scene.verbs()) {
            if (v.first() > verb.head() && v.finite()) {
                Frame frame = rules.frame(s, v.head());
                boolean moves =
                        frame != null
                                && (v.passive() || frame.name().equals("ARRIVE"))
                                && Set.of("GIVE", "MOVE", "ARRIVE").contains(frame.name());
                boolean own = v.first() - verb.head() < 7 && !s.is(v.first() - 1, ",");
                return moves && own && new Moods(rules, scene).of(v) != Mood.NOTHING;
            }
        }
        return false;
    }

    /** "present a list of requests", "send Seoul a request": what is handed over is words. */
    boolean asked(VerbGroup verb) {
        for (int i = verb.head() + 1; i < verb.head() + 8 && i < s.size(); i++) {
            boolean listed = (s.is(i, "list") && wanted(i)) || (s.is(i, "letter") && asking(i));
            if (listed
                    || (Set.of("request", "wish", "appeal").contains(s.lemma(i))
                            && s.tag(i) != Tag.VERB)) {
                return true;
            }
            if (s.is(i, ",") || s.is(i, "for") || s.is(i, "from")) {
                return false;
            }
        }
        return false;
    }

    /** "a letter asking for tanks". */
    private boolean asking(int letter) {
        return Set.of("ask", "request", "seek").contains(s.lemma(letter + 1))
                || s.is(letter + 1, "asking")
                || s.is(letter + 1, "requesting");
    }

    /** "a list of the weapons it wants". */
    private boolean wanted(int list) {
        for (int i = list + 1; i < s.size() && i < list + 8; i++) {
            if (Set.of("want", "need").contains(s.lemma(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * "The funds will be transferred", "the money will go to shelters": told before, and nothing
     * new; "help is needed": by nobody of anybody.
     */
    private boolean again(VerbGroup verb) {
        boolean needed = verb.lemma().equals("need");
        int noun = verb.first() - 1;
        boolean same =
                s.is(noun - 1, "the")
                        && Set.of("fund", "money", "sum", "amount").contains(s.lemma(noun))
                        && scene.money().isEmpty()
                        && scene.items().stream()
                                .allMatch(m -> m.generic() || scene.partyAt(m.from()) != null);
        boolean goes =
                Set.of("go", "come").contains(verb.lemma())
                        && s.is(verb.first() - 2, "the")
                        && Set.of("money", "funding", "fund", "funds", "sum")
                                .contains(s.low(verb.first() - 1))
                        && scene.money().isEmpty()
                        && scene.parties().isEmpty();
        return goes || (verb.passive() && (needed || same));
    }

    /** "this is the 21st package provided by Washington": counted, and told elsewhere. */
    private boolean numbered(VerbGroup verb) {
        for (int i = 1; i < verb.first() && verb.tense() == VerbGroup.Tense.PARTICIPLE; i++) {
            boolean ordinal = s.low(i).matches("\\d{1,3}(?:st|nd|rd|th)");
            if (ordinal && s.is(i - 1, "the") && s.is(i - 2, "is") && verb.first() - i < 6) {
                return true;
            }
        }
        return false;
    }

    /** "instructed the Pentagon to allocate": nobody is taught. */
    private boolean orders(VerbGroup verb) {
        return scene.verbs().stream()
                .anyMatch(
                        v ->
                                v.tense() == VerbGroup.Tense.INFINITIVE
                                        && between(v.first() - verb.head(), 0, 7));
    }

    /** "presented Cuba with rice", "presented rice to Cuba", not "presented the repaired tanks". */
    private boolean presents(VerbGroup verb) {
        for (int i = verb.head() + 1; i < s.size() && !s.is(i, ","); i++) {
            if (s.is(i, "to") || s.is(i, "with") || s.is(i, "for") || s.is(i, "package")) {
                return true;
            }
        }
        return false;
    }

    /** "agreed to let trucks pass": leave is given, and nothing else. */
    private boolean lets(VerbGroup verb) {
        for (int i = verb.head() + 1; i < s.size() && i < verb.head() + 7; i++) {
            if (s.is(i, "to")
                    && Set.of("let", "allow", "permit", "open").contains(s.lemma(i + 1))) {
                return true;
            }
        }
        return false;
    }

    /** "asked Germany for permission to send": no aid of Germany's. */
    private boolean permission(VerbGroup verb) {
        for (int i = Math.max(0, verb.first() - 4); i < verb.head() + 6; i++) {
            if (s.is(i, "permission")) {
                return true;
            }
        }
        return false;
    }

    /** "plans to send", "refused to give": the inner verb tells, and knows the outer one. */
    private boolean inner(VerbGroup verb, int reach) {
        for (VerbGroup v : scene.verbs()) {
            boolean near =
                    v.first() > verb.head() && v.first() < reach && v.head() - verb.head() <= 9;
            if (near
                    && !parallel(verb, v)
                    && !terms(v)
                    && !purpose(verb, v)
                    && !v.finite()
                    && v.tense() != VerbGroup.Tense.PARTICIPLE
                    && rules.frame(s, v.head()) instanceof Frame f
                    && !f.name().equals("TOTAL")
                    && (!f.name().equals("HELP") || helpsWith(v))
                    && new Moods(rules, scene).of(v) != Mood.NOTHING) {
                return true;
            }
        }
        return false;
    }

    /** "pledged $87 million to pay salaries", "provide funds to pay": what it is for. */
    private boolean purpose(VerbGroup verb, VerbGroup v) {
        return v.tense() == VerbGroup.Tense.INFINITIVE
                && (scene.money().stream()
                                .anyMatch(m -> m.from() > verb.head() && m.to() == v.first())
                        || scene.items().stream()
                                .anyMatch(m -> m.from() > verb.head() && m.to() == v.first()));
    }

    /** "$87 million, to be paid over three months": how what is promised is paid. */
    private boolean terms(VerbGroup v) {
        return v.passive() && v.tense() == VerbGroup.Tense.INFINITIVE && s.is(v.first() - 1, ",");
    }

    /** "…, supplying": the same subject does one thing more. */
    private boolean parallel(VerbGroup verb, VerbGroup v) {
        return v.tense() == VerbGroup.Tense.GERUND
                && s.is(v.first() - 1, ",")
                && v.first() - 1 > verb.head();
    }
}
