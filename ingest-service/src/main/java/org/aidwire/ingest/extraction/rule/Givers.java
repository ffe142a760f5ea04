package org.aidwire.ingest.extraction.rule;

import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;

/** Who gives and who asks, where another verb of the sentence tells it. */
final class Givers {

    private static final Set<String> HELP =
            Set.of("aid", "assistance", "help", "support", "relief", "funding");

    private static final Set<String> REQUESTS = Set.of("request", "appeal", "plea");

    private static final Set<String> GIVEN =
            Set.of(
                    "give", "donate", "provide", "send", "supply", "gift", "grant", "deliver",
                    "ship", "offer", "fund", "finance");

    private static final Set<String> ASKED_BY_WORD = Set.of("on", "upon", "to", "with");

    private static final Set<String> HOUSES =
            Set.of("lawmaker", "legislator", "parliament", "congress", "senate", "mp");

    private static final Set<String> TELLING =
            Set.of("say", "announce", "confirm", "report", "add", "note", "state", "reveal");

    private static final Set<String> GATHERINGS = Set.of("conference", "summit", "event");

    private final Scene scene;
    private final Sentence s;
    private final Roles roles;

    Givers(Scene scene, Roles roles) {
        this.scene = scene;
        this.s = scene.sentence();
        this.roles = roles;
    }

    /** "A request by Ukraine was declined", "a Ukrainian request": who had asked. */
    void askers(VerbGroup verb, Set<String> out) {
        int noun = -1;
        for (int i = 0; i < verb.first(); i++) {
            noun = REQUESTS.contains(s.low(i)) ? i : noun;
        }
        askersOf(noun, verb.first(), out);
    }

    /** As {@link #askers}, of the request that is a verb's object: "turned down a request from". */
    void askersBehind(VerbGroup verb, int reach, Set<String> out) {
        askersOf(requestBehind(verb), reach, out);
    }

    boolean request(String noun) {
        return REQUESTS.contains(noun);
    }

    /** Where the request stands that is a verb's object, or -1. */
    int requestBehind(VerbGroup verb) {
        for (int i = verb.head() + 1; i < s.size() && i < verb.head() + 6; i++) {
            if (REQUESTS.contains(s.low(i))) {
                return i;
            }
            if (s.tag(i) == Tag.PUNCT || s.tag(i) == Tag.VERB) {
                return -1;
            }
        }
        return -1;
    }

    private void askersOf(int noun, int end, Set<String> out) {
        for (PartyMention m : scene.parties()) {
            boolean by = noun >= 0 && m.from() > noun && m.to() <= end;
            boolean own = noun >= 0 && m.to() <= noun && noun - m.to() <= 2;
            if (out.isEmpty()
                    && (own || (by && Set.of("by", "from").contains(roles.preposition(m))))) {
                out.add(m.party());
            }
        }
    }

    /** "The government received", not "soup kitchens received". */
    boolean office(VerbGroup verb) {
        return Stage.OFFICE_NOUNS.contains(roles.plainSubject(verb))
                || Set.of("we", "i", "us").contains(roles.plainSubject(verb));
    }

    /** "its own refusal to supply": whose the noun is that the verb hangs on. */
    boolean owns(VerbGroup verb) {
        int noun = verb.first() - 1;
        int own = s.is(noun - 1, "own") ? noun - 2 : noun - 1;
        return verb.tense() == VerbGroup.Tense.INFINITIVE
                && (s.is(own, "its") || s.is(own, "their"));
    }

    /** "Its winter aid came to 84 million": whose the aid is that a verb tells of. */
    boolean itsAid(VerbGroup verb) {
        int i = verb.first() - 1;
        boolean aid = Sources.GOODS_NOUNS.contains(s.lemma(i));
        while (aid && i > 0 && verb.first() - i < 5) {
            i--;
            if (s.is(i, "its") || s.is(i, "their")) {
                return true;
            }
        }
        return false;
    }

    void elsewhere(VerbGroup verb, Set<String> out) {
        behalf(out);
        ordered(verb, out);
        gifted(verb, out);
    }

    /** "On behalf of the President of Kazakhstan, flour was sent". */
    private void behalf(Set<String> out) {
        for (PartyMention m : scene.parties()) {
            for (int i = m.from() - 1; out.isEmpty() && i > 0 && i > m.from() - 6; i--) {
                if (s.is(i, "behalf") && s.is(i - 1, "on")) {
                    out.add(m.party());
                }
            }
        }
    }

    /** "The president ordered aid to be sent": who orders it gives it. */
    private void ordered(VerbGroup verb, Set<String> out) {
        VerbGroup above = scene.finiteBefore(verb);
        if (out.isEmpty()
                && above != null
                && verb.tense() == VerbGroup.Tense.INFINITIVE
                && Set.of(
                                "order",
                                "instruct",
                                "direct",
                                "allow",
                                "approve",
                                "authorise",
                                "authorize")
                        .contains(above.lemma())) {
            out.addAll(Casting.codes(roles.subjects(above)));
        }
    }

    /** "generators gifted by Estonia will be sent": the participle before the verb tells who. */
    private void gifted(VerbGroup verb, Set<String> out) {
        VerbGroup before = scene.before(verb);
        if (out.isEmpty() && before != null && before.tense() == VerbGroup.Tense.PARTICIPLE) {
            out.addAll(Casting.codes(roles.after(before, verb.first(), Set.of("by"))));
        }
        boolean ofWhich = verb.first() > 3 && s.is(ofWhich(verb), "which");
        if (out.isEmpty() && before != null && ofWhich) {
            out.addAll(Casting.codes(roles.subjects(before)));
        }
    }

    /** "has received fuel donated by Qatar": the participle behind the goods tells who. */
    void given(VerbGroup verb, Set<String> out) {
        if (!out.isEmpty()) {
            return;
        }
        scene.verbs().stream()
                .filter(each -> each.first() > verb.head())
                .findFirst()
                .filter(each -> each.tense() == VerbGroup.Tense.PARTICIPLE)
                .filter(each -> GIVEN.contains(each.lemma()) && s.is(each.head() + 1, "by"))
                .ifPresent(
                        each ->
                                out.addAll(
                                        Casting.codes(
                                                roles.after(
                                                        each, scene.reach(each), Set.of("by")))));
    }

    /** "has given 54 billion, of which 43 billion had been paid": where "which" stands, or -1. */
    private int ofWhich(VerbGroup verb) {
        for (int i = verb.first() - 1; i > 0 && i > verb.first() - 8; i--) {
            if (s.is(i, "which") && s.is(i - 1, "of")) {
                return i;
            }
        }
        return -1;
    }

    /** "$2 billion was pledged at the conference", "the event raised $2 billion". */
    boolean gathered(VerbGroup verb) {
        if (!verb.passive()) {
            return GATHERINGS.contains(roles.plainSubject(verb));
        }
        for (int i = verb.head() + 1; i < s.size(); i++) {
            if (GATHERINGS.contains(s.lemma(i)) && roles.preposition(i).equals("at")) {
                return true;
            }
        }
        return false;
    }

    /** "asked Congress for", "asked lawmakers to approve": a government asks its own house. */
    boolean ownHouse(VerbGroup verb, Frame frame) {
        for (int i = verb.head() + 1; i < s.size() && i < verb.head() + 4; i++) {
            PartyMention m = scene.partyAt(i);
            boolean house = m != null && m.party().endsWith("-PARLIAMENT");
            if (house || HOUSES.contains(s.lemma(i))) {
                return frame.name().equals("ASK") && !verb.passive();
            }
        }
        return false;
    }

    /** "They are asking us for": who speaks is asked. */
    boolean speakerAsked(VerbGroup verb) {
        return s.is(verb.head() + 1, "us") || s.is(verb.head() + 1, "me");
    }

    /** "called on Germany to provide", "Germany was asked to": who is asked, none by itself. */
    List<String> asked(VerbGroup verb) {
        VerbGroup asking = scene.finiteBefore(verb);
        if (asking == null) {
            return List.of();
        }
        if (asking.passive()) {
            return Casting.codes(roles.subjects(asking));
        }
        return Casting.codes(roles.after(asking, verb.first(), ASKED_BY_WORD));
    }

    /** "Zelensky called on allies to provide": who asks is to get it. */
    void asker(VerbGroup verb, Set<String> donors, Set<String> recipients) {
        VerbGroup asking = scene.finiteBefore(verb);
        if (asking != null && asking.passive()) {
            recipients.addAll(Casting.codes(roles.after(asking, verb.first(), Set.of("by"))));
            recipients.removeAll(donors);
            return;
        }
        if (asking != null && !asking.passive()) {
            List<String> askers = Casting.codes(roles.subjects(asking));
            boolean state = askers.size() == 1 && askers.getFirst().length() == 2;
            if (state && !donors.contains(askers.getFirst()) && !donors.isEmpty()) {
                recipients.addAll(askers);
            }
        }
    }

    /** "appealed for international help", "needs $2 billion in humanitarian aid". */
    boolean helpAsked(VerbGroup verb) {
        return !verb.passive()
                && scene.items().stream()
                        .anyMatch(
                                m ->
                                        m.from() > verb.head()
                                                && HELP.contains(s.lemma(m.to() - 1))
                                                && m.from() - verb.head() < 12);
    }

    /** "asked for international assistance": everybody is asked, and nobody by name. */
    boolean worldAsked(VerbGroup verb) {
        for (int i = verb.head() + 1; i < s.size() && i < verb.head() + 6; i++) {
            boolean help = HELP.contains(s.lemma(i + 1));
            boolean wide = s.is(i, "international") || s.is(i, "foreign") || s.is(i, "outside");
            boolean abroad = help && s.is(i + 2, "from") && s.is(i + 3, "abroad");
            if ((wide && help) || abroad) {
                return true;
            }
        }
        return false;
    }

    /** "meet with South Korean officials and present a list": they are asked, "" for nobody. */
    String met(String asking) {
        for (PartyMention m : scene.parties()) {
            int before = s.is(m.from() - 1, "with") ? m.from() - 2 : m.from() - 1;
            boolean with = s.lemma(before).equals("meet");
            if (with && m.acts() && !m.party().equals(asking)) {
                return m.party();
            }
        }
        return "";
    }

    /** "The Lebanese minister said Turkey had promised": to those who tell of it, "" for nobody. */
    String toldBy(VerbGroup verb, Frame frame, Set<String> donors) {
        VerbGroup above = scene.finiteBefore(verb);
        boolean gives = Set.of("GIVE", "MOVE", "PLEDGE", "COMMIT").contains(frame.name());
        if (above == null || !gives || verb.passive() || !TELLING.contains(above.lemma())) {
            return "";
        }
        List<String> tellers = Casting.codes(roles.subjects(above));
        boolean other =
                tellers.size() == 1
                        && tellers.getFirst().length() == 2
                        && !Stage.gives(Set.copyOf(tellers))
                        && !Carriers.ALL.contains(tellers.getFirst())
                        && donors.equals(Set.copyOf(Casting.codes(roles.subjects(verb))))
                        && !donors.contains(tellers.getFirst());
        return other ? tellers.getFirst() : "";
    }

    /** "Haiti was sent a first batch of supplies": goods follow, so the subject gets them. */
    boolean sentGoods(VerbGroup verb, Frame frame) {
        int next = verb.head() + 1;
        boolean object =
                switch (s.tag(next)) {
                    case DET, NUM, ADJ, SYM, NOUN -> true;
                    default -> false;
                };
        return frame.name().equals("MOVE")
                && object
                && (scene.items().stream().anyMatch(m -> near(m.from(), next))
                        || scene.money().stream().anyMatch(m -> near(m.from(), next)));
    }

    private static boolean near(int goods, int next) {
        return goods >= next && goods < next + 7;
    }
}
