package org.aidwire.ingest.extraction.clause;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.mention.PartyMention.How;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;
import org.jspecify.annotations.Nullable;

/** Who stands where around a verb. */
public final class Roles {

    /** Nouns by which a party acts: "the government of Japan", "Japan's ministry". */
    private static final Set<String> OFFICES =
            Lists.words(
                    "government ministry president minister army military force official authority"
                            + " leader office cabinet parliament administration chancellor ambassador"
                            + " envoy embassy spokesman spokesperson spokeswoman king emir prince"
                            + " agency commission secretary people nation country state department side"
                            + " counterpart board council chief premier delegation team foundation fund"
                            + " lawmaker congress house senate committee coordinator representative"
                            + " director taxpayer consulate mission guard navy presidency kingdom"
                            + " treasury bank coalition bundestag fleet presidium population");

    /** "an American request to send": who asks is not who sends. */
    static final Set<String> ASKING =
            Set.of("request", "appeal", "demand", "call", "plea", "pressure");

    /** What bears a state's name and is not the state. */
    private static final Set<String> BODIES =
            Lists.words(
                    "humanitarian foundation institute network industries group association"
                            + " university company doctors corporation hospital times post herald"
                            + " airlines league club");

    /** "HMAS Adelaide": a navy's ship by its prefix. */
    private static final Set<String> SHIPS =
            Set.of("hmas", "hmnzs", "hms", "uss", "usns", "ins", "rfa");

    private static final Set<String> PLANS =
            Set.of("plan", "scheme", "mechanism", "initiative", "programme", "program", "system");

    private static final Set<String> CLAUSAL = Set.of("after", "before", "since", "until", "once");

    private static final Set<String> LATELY = Set.of("last", "next", "this", "earlier");

    private static final Set<String> TIMES = Prepositions.TIMES;

    private final Scene scene;
    private final Sentence s;
    private final Prepositions prepositions;
    private final Links links;
    private final Asides asides;

    public Roles(Scene scene) {
        this.scene = scene;
        this.s = scene.sentence();
        this.prepositions = new Prepositions(scene);
        this.links = new Links(scene);
        this.asides = new Asides(scene, this);
    }

    /** The preposition that governs the noun phrase around a place, "" where none does. */
    public String preposition(int place) {
        return prepositions.before(place);
    }

    /** Whether a noun is one by which a party acts. */
    public static boolean office(String noun) {
        return OFFICES.contains(noun);
    }

    /** The preposition that governs a mention, "" where none does. */
    public String preposition(PartyMention m) {
        String own = preposition(m.from());
        if (!own.isEmpty()) {
            return own;
        }
        for (PartyMention before : scene.parties()) {
            if (before.to() <= m.from() && m.from() - before.to() <= 4 && joined(before, m)) {
                return preposition(before);
            }
        }
        return "";
    }

    /**
     * The noun that a mention describes: "Korean (government)", "Ukraine's (army)"; "" for none.
     */
    public String describes(PartyMention m) {
        int i = m.to();
        if (s.low(i).equals("'s") || s.low(i).equals("'")) {
            i++;
        } else if (m.how() != How.ADJECTIVE && (s.tag(i) != Tag.NOUN || TIMES.contains(s.low(i)))) {
            return "";
        }
        String head = "";
        while (i < s.size()
                && (s.tag(i) == Tag.NOUN
                        || s.tag(i) == Tag.ADJ
                        || s.tag(i) == Tag.PROPN
                        || (s.tag(i) == Tag.VERB && s.low(i).endsWith("ing") && head.isEmpty()))) {
            boolean ended = !head.isEmpty() && LATELY.contains(s.low(i));
            if (ended || TIMES.contains(s.lemma(i))) {
                return head; // "Turkish soldiers last year"
            }
            if (s.tag(i) != Tag.ADJ) {
                head = s.lemma(i);
                if (OFFICES.contains(head)) {
                    return head;
                }
            }
            i++;
        }
        return head;
    }

    /** Whether the words at a mention can act for the party: not "Chinese rice". */
    public boolean agent(PartyMention m) {
        if (!m.acts()) {
            return false;
        }
        if (m.how() == How.SEAT
                && SHIPS.contains(s.low(m.from()))
                && s.at(m.to() - 1).capitalised()) {
            return true;
        }
        String head = describes(m);
        boolean possessive = s.low(m.to()).equals("'s") || s.low(m.to()).equals("'");
        if (m.how() == How.NAME
                && m.to() < s.size()
                && s.at(m.to()).capitalised()
                && s.tag(m.to()) != Tag.VERB
                && BODIES.contains(s.low(m.to()))) {
            return false;
        }
        if (m.how() == How.ADJECTIVE || possessive || !head.isEmpty()) {
            return OFFICES.contains(head)
                    || (m.how() != How.ADJECTIVE && !possessive && properNext(m));
        }
        return true;
    }

    /** "Japan Foreign Minister", but not "the Sudan Humanitarian Fund". */
    private boolean properNext(PartyMention m) {
        for (int i = m.to(); i < Math.min(m.to() + 4, s.size()) && s.at(i).capitalised(); i++) {
            if (BODIES.contains(s.low(i))) {
                return false;
            }
        }
        return s.tag(m.to()) == Tag.PROPN;
    }

    /** The parties that do what a verb says, several where they are joined. */
    public List<PartyMention> subjects(VerbGroup verb) {
        PartyMention owner =
                verb.tense() == VerbGroup.Tense.INFINITIVE ? owner(verb.first() - 1) : null;
        if (owner != null) {
            return List.of(owner);
        }
        if (verb.tense() == VerbGroup.Tense.GERUND) {
            for (PartyMention m : scene.parties()) {
                boolean own = preposition(m).equals("of") || preposition(m).equals("with");
                if (m.to() == verb.first() && m.acts() && own) {
                    return List.of(m);
                }
            }
        }
        PartyMention relative = asides.relativeHead(verb);
        if (relative != null) {
            return List.of(relative);
        }
        VerbGroup bound = scene.before(verb);
        PartyMention dashed = bound == null ? null : asides.beforeDashes(verb);
        if (dashed != null) {
            return List.of(dashed);
        }
        VerbGroup aside = bound == null ? null : asides.relativeAside(verb, bound);
        if (aside != null) {
            return subjects(aside);
        }
        if (bound != null && verb.finite() && asides.conjoined(verb)) {
            List<PartyMention> above = subjects(bound);
            if (!above.isEmpty() || asides.second(bound, verb)) {
                return above;
            }
        }
        int left = bound == null ? -1 : bound.head();
        List<PartyMention> found = agentsBetween(left, verb.first());
        if (!found.isEmpty()) {
            return found.size() == 1 ? List.of(apposition(found.getFirst(), verb.first())) : found;
        }
        if (bound == null || ownNoun(bound, verb)) {
            return List.of();
        }
        return dependent(bound, verb) ? subjects(bound) : List.of();
    }

    /** "the UN's emergency fund, CERF,": the name itself. */
    private PartyMention apposition(PartyMention m, int end) {
        for (PartyMention n : scene.parties()) {
            boolean named =
                    n.from() > m.to()
                            && n.to() < end
                            && n.how() == How.ORGANISATION
                            && s.is(n.from() - 1, ",")
                            && s.is(n.to(), ",");
            if (named && s.is(m.to(), "'s")) {
                return n;
            }
        }
        return m;
    }

    /** "a European Union plan to give", "Israel's refusal to send": whose the noun is. */
    private @Nullable PartyMention owner(int noun) {
        if (s.tag(noun) != Tag.NOUN || ASKING.contains(s.lemma(noun)) || asides.asks(noun)) {
            return null;
        }
        for (PartyMention m : scene.parties()) {
            int gap = noun - m.to();
            boolean possessive = s.is(m.to(), "'s") && gap >= 1 && gap <= 3;
            boolean modifier = gap == 0 && m.acts();
            if ((possessive && OFFICES.contains(s.lemma(m.to() + 1))) || possessive || modifier) {
                return m;
            }
        }
        return null;
    }

    private List<PartyMention> agentsBetween(int left, int right) {
        List<PartyMention> out = new ArrayList<>();
        if (s.is(right - 1, "it") && s.is(right - 2, "that")) {
            return out; // "told Kyiv that it would not send"
        }
        for (int k = scene.parties().size() - 1; k >= 0; k--) {
            PartyMention m = scene.parties().get(k);
            if (m.to() > right || m.from() <= left) {
                continue;
            }
            boolean free =
                    (preposition(m).isEmpty() || conjunction(m, right))
                            && agent(m)
                            && !asides.pronounBetween(m.to(), right);
            if (free && (out.isEmpty() || joined(m, out.getFirst()))) {
                out.addFirst(m);
            } else if (!out.isEmpty()) {
                break;
            }
        }
        return out;
    }

    /** "after the Tongan Government asked": no preposition but the clause's own. */
    private boolean conjunction(PartyMention m, int verb) {
        int gap = verb - m.to();
        return CLAUSAL.contains(preposition(m)) && gap <= 2 && !s.is(m.to(), ",");
    }

    /** "France and Germany", "France, Germany and Italy". */
    public boolean joined(PartyMention a, PartyMention b) {
        return links.joined(a, b);
    }

    /** Whether a verb has a subject noun of its own, after the verb before it. */
    private boolean ownNoun(VerbGroup bound, VerbGroup verb) {
        if (!verb.finite()) {
            return false;
        }
        for (int i = verb.first() - 1; i > bound.head(); i--) {
            if (s.low(i).equals("which")
                    || s.low(i).equals("who")
                    || (s.low(i).equals("that") && s.tag(i) == Tag.PRON)) {
                return false;
            }
            if (s.tag(i) == Tag.CCONJ) {
                return false;
            }
            if (TIMES.contains(s.low(i))) {
                continue;
            }
            if ((s.tag(i) == Tag.NOUN || s.tag(i) == Tag.PROPN || s.tag(i) == Tag.PRON)
                    && preposition(i).isEmpty()
                    && i >= verb.first() - 2) {
                return true;
            }
        }
        return false;
    }

    private boolean dependent(VerbGroup bound, VerbGroup verb) {
        if (!verb.finite()) {
            return true;
        }
        boolean relative = s.is(verb.first() - 1, "that") || s.is(verb.first() - 1, "which");
        if (relative && PLANS.contains(s.lemma(verb.first() - 2))) {
            return false; // "to a plan that supplies Ukraine": the plan does
        }
        int i = verb.first() - 1;
        while (i > bound.head()
                && (s.tag(i) == Tag.ADV
                        || TIMES.contains(s.low(i))
                        || s.is(i, "this")
                        || s.is(i, "last")
                        || s.is(i, "on")
                        || s.is(i, "in") && TIMES.contains(s.low(i + 1)))) {
            i--;
        }
        return s.tag(i) == Tag.CCONJ
                || s.low(i).equals(",")
                || s.low(i).equals("which")
                || s.low(i).equals("who")
                || s.low(i).equals("that")
                || i == bound.head();
    }

    /** The noun right before a verb that is no party: "trucks", "it"; "" for none. */
    public String plainSubject(VerbGroup verb) {
        VerbGroup bound = scene.before(verb);
        boolean second =
                bound != null
                        && (asides.second(bound, verb)
                                || (bound.finite() && verb.finite() && asides.conjoined(verb)));
        String own = second ? "" : nearSubject(verb);
        boolean hangs = !verb.finite() || second;
        return own.isEmpty() && hangs && bound != null ? plainSubject(bound) : own;
    }

    private String nearSubject(VerbGroup verb) {
        int stop = Math.max(-1, verb.first() - 12);
        VerbGroup bound = scene.before(verb);
        if (bound != null) {
            stop = Math.max(stop, bound.head());
        }
        for (int i = verb.first() - 1; i > stop; i--) {
            Tag tag = s.tag(i);
            if ((tag == Tag.NOUN || tag == Tag.PROPN || tag == Tag.PRON)
                    && preposition(i).isEmpty()
                    && !s.low(i).equals("which")
                    && !s.low(i).equals("who")
                    && !s.low(i).equals("that")
                    && !TIMES.contains(s.low(i))) {
                return asides.titled(i, s.lemma(i));
            }
        }
        return "";
    }

    /** Mentions after a verb, up to the end of its reach, under one of these prepositions. */
    public List<PartyMention> after(VerbGroup verb, int reach, Set<String> prepositions) {
        List<PartyMention> out = new ArrayList<>();
        for (PartyMention m : scene.parties()) {
            if (m.from() > verb.head() && m.to() <= reach) {
                boolean fits = prepositions.contains(preposition(m));
                boolean more = !out.isEmpty() && joined(out.getLast(), m);
                if (fits || more) {
                    out.add(m);
                }
            }
        }
        return out;
    }

    /** The party right behind a verb that another object follows: "gives Kenya rice". */
    public @Nullable PartyMention indirectObject(VerbGroup verb, int reach) {
        for (PartyMention m : scene.parties()) {
            if (m.from() > verb.head() && m.to() <= reach) {
                int gap = m.from() - verb.head();
                boolean direct =
                        preposition(m).isEmpty() && gap <= 5 && clear(verb.head() + 1, m.from());
                return direct ? m : null;
            }
        }
        return null;
    }

    private boolean clear(int from, int to) {
        for (int i = from; i < to; i++) {
            if (s.tag(i) != Tag.DET
                    && s.tag(i) != Tag.ADJ
                    && s.tag(i) != Tag.ADV
                    && s.tag(i) != Tag.PRON
                    && s.tag(i) != Tag.NOUN
                    && s.tag(i) != Tag.PROPN) {
                return false;
            }
        }
        return true;
    }
}
