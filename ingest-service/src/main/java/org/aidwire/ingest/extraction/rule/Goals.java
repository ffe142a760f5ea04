package org.aidwire.ingest.extraction.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.mention.PartyMention.How;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;
import org.jspecify.annotations.Nullable;

/** Those for whom aid is, where no part of the verb's own frame names them. */
final class Goals {

    static final Set<String> HELPING =
            Lists.words(
                    "help support assist aid back benefit feed rebuild strengthen save reach defend"
                            + " enable let protect");

    private static final Set<String> PEOPLE =
            Lists.words(
                    "people refugee victim civilian soldier servant child family town city region border"
                            + " counterpart farmer community village hospital port capital coast woman"
                            + " survivor resident troop defender citizen island province camp side"
                            + " population airport economy brother patient household territory enclave"
                            + " pilot fighter airfield");

    static final Set<String> SOLDIERS =
            Lists.words(
                    "soldier troop pilot recruit crew serviceman serviceperson marine sailor sapper"
                            + " medic fighter brigade battalion defender guard military army force"
                            + " personnel officer gunner instructor deminer");

    private static final Set<String> PURSES =
            Lists.words(
                    "economy budget treasury bank army military force people hospital system navy"
                            + " defender arsenal company operator");

    private static final Set<String> ASSURING =
            Set.of("promise", "assure", "tell", "inform", "notify");

    private static final Set<String> SIGNING =
            Set.of("sign", "conclude", "reach", "strike", "finalise", "finalize", "have");

    private static final Set<String> ONWARD = Set.of("onward", "subsequent", "bound", "onwards");

    private final Scene scene;
    private final Sentence s;
    private final Roles roles;

    Goals(Scene scene, Roles roles) {
        this.scene = scene;
        this.s = scene.sentence();
        this.roles = roles;
    }

    /** "to help Ukraine defend itself", "so that Syria can pay its teachers". */
    void helped(VerbGroup verb, int reach, Set<String> out) {
        for (int i = verb.head() + 1; i + 2 < s.size() && out.isEmpty(); i++) {
            PartyMention able = s.is(i, "so") && s.is(i + 1, "that") ? scene.partyAt(i + 2) : null;
            if (able != null && Set.of("can", "could").contains(s.low(able.to()))) {
                out.add(able.party());
                return;
            }
        }
        for (VerbGroup v : scene.verbs()) {
            boolean bare = s.is(v.head() - 1, "help");
            boolean helps = HELPING.contains(v.lemma()) || v.lemma().equals("pay");
            if (v.head() > verb.head() && helps && (bare || !v.finite())) {
                PartyMention object =
                        roles.indirectObject(v, Math.min(s.size(), Math.max(reach, v.head() + 8)));
                PartyMention theirs = object == null ? of(v) : object;
                if (theirs != null && !theirs.how().equals(How.GROUP)) {
                    out.add(theirs.party());
                    return;
                }
            }
        }
    }

    /** "to support the salaries of Lebanese soldiers": whose what is helped is. */
    private @Nullable PartyMention of(VerbGroup v) {
        for (PartyMention m : scene.parties()) {
            if (m.from() > v.head()) {
                boolean near = s.is(m.from() - 1, "of") && m.from() - v.head() <= 6;
                boolean there = PEOPLE.contains(s.lemma(v.head() + 1)) && s.is(v.head() + 2, "in");
                if (there && m.from() - v.head() <= 4 && m.how() != How.ADJECTIVE) {
                    return m; // "to help refugees in Kenya"
                }
                boolean theirs = m.how() == How.ADJECTIVE || s.is(m.to(), "'s");
                boolean noun = s.tag(v.head() + 1) == Tag.DET || s.tag(v.head() + 1) == Tag.NOUN;
                return near && noun && !v.passive() && theirs ? m : null;
            }
        }
        return null;
    }

    /** "for people hit by the quakes in Turkey and Syria": where those live whom it is for. */
    void peopleIn(VerbGroup verb, int reach, Set<String> out) {
        for (int i = verb.head() + 1; i < reach; i++) {
            boolean people = PEOPLE.contains(s.lemma(i)) && s.tag(i) == Tag.NOUN;
            if (people && Set.of("for", "to", "among").contains(roles.preposition(i))) {
                for (PartyMention m : scene.parties()) {
                    boolean there =
                            Set.of("in", "of", "across", "from").contains(roles.preposition(m));
                    if (m.from() > i && m.from() < i + 14 && there) {
                        out.add(m.party());
                    }
                }
                return;
            }
        }
    }

    /**
     * The party right behind a verb, with those joined to it, or what a pronoun there stands for.
     */
    void object(VerbGroup verb, int reach, Set<String> out) {
        PartyMention object = roles.indirectObject(verb, reach);
        if (object == null || goodsOf(object)) {
            pronoun(verb, out);
            return;
        }
        out.add(object.party().replace("-PARLIAMENT", ""));
        PartyMention last = object;
        for (PartyMention m : scene.parties()) {
            if (m.from() >= last.to() && roles.joined(last, m)) {
                out.add(m.party());
                last = m;
            }
        }
    }

    /** "will fund the training of Kenyan police officers": whose they are. */
    void trained(VerbGroup verb, Set<String> out) {
        for (PartyMention m : scene.parties()) {
            boolean training =
                    m.from() > verb.head()
                            && (s.is(m.from() - 1, "of") || s.is(m.from() - 1, "for"))
                            && s.is(m.from() - 2, "training");
            if (out.isEmpty() && training && m.how() == How.ADJECTIVE) {
                out.add(m.party());
            }
        }
    }

    /** "trained 11,000 Ukrainian soldiers": whose they are. */
    void soldiers(VerbGroup verb, boolean before, int reach, Set<String> out) {
        for (PartyMention m : scene.parties()) {
            boolean near =
                    before ? m.to() <= verb.first() : m.from() > verb.head() && m.to() <= reach;
            if (near
                    && (SOLDIERS.contains(roles.describes(m)) || m.how() == How.PEOPLE)
                    && out.isEmpty()) {
                out.add(m.party());
            }
        }
    }

    /** "Norway and Kenya signed a deal under which Norway will provide": the other side. */
    void signatory(VerbGroup verb, Set<String> donors, Set<String> out) {
        VerbGroup above = scene.finiteBefore(verb);
        if (above == null || !SIGNING.contains(above.lemma()) || !underWhich(above, verb)) {
            return;
        }
        Set<String> sides = new LinkedHashSet<>(Casting.codes(roles.subjects(above)));
        sides.addAll(Casting.codes(roles.after(above, verb.first(), Set.of("with", "between"))));
        if (sides.size() == 2 && sides.containsAll(donors)) {
            sides.removeAll(donors);
            out.addAll(sides);
        }
    }

    /** "promised Turkey that it would send", "told Kyiv it would not send". */
    void assured(VerbGroup verb, Set<String> out) {
        VerbGroup above = scene.finiteBefore(verb);
        boolean its = s.is(verb.first() - 1, "it") || s.is(verb.first() - 1, "they");
        PartyMention object =
                above != null && its && ASSURING.contains(above.lemma())
                        ? roles.indirectObject(above, verb.first())
                        : null;
        if (object != null) {
            out.add(object.party());
        }
    }

    private boolean underWhich(VerbGroup above, VerbGroup verb) {
        for (int i = above.head() + 1; i < verb.first(); i++) {
            if (s.is(i, "whereby") || (s.is(i, "which") && s.is(i - 1, "under"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether soldiers are named beside a verb. */
    boolean soldiersNamed(VerbGroup verb, boolean before, int reach) {
        if (Set.of("together", "alongside", "with").contains(s.low(verb.head() + 1))) {
            return false; // an exercise
        }
        int from = before ? 0 : verb.head();
        for (PartyMention m : scene.parties()) {
            if (m.how() == How.PEOPLE && m.from() >= from && m.to() <= reach) {
                return true;
            }
        }
        for (int i = from; i < reach; i++) {
            if (SOLDIERS.contains(s.lemma(i))) {
                return true;
            }
        }
        return false;
    }

    /** "the tanks promised by Australia have been loaded for Ukraine": one goal further on. */
    void anywhere(VerbGroup verb, Set<String> donors, Set<String> out) {
        Set<String> found = new LinkedHashSet<>();
        for (PartyMention m : scene.parties()) {
            boolean goal =
                    Set.of("to", "for").contains(roles.preposition(m))
                            && (s.is(m.from() - 1, "to")
                                    || s.is(m.from() - 1, "for")
                                    || s.is(m.from() - 1, "the"))
                            && (m.how() == How.NAME
                                    || m.how() == How.PLACE
                                    || m.how() == How.PEOPLE)
                            && s.tag(m.to()) != Tag.NOUN
                            && !donors.contains(m.party());
            if (goal && m.from() > verb.head()) {
                found.add(m.party());
            }
        }
        if (found.size() == 1) {
            out.addAll(found);
        }
    }

    /**
     * "will sell Armenia radars and give it 50 vehicles": the party named last that is not giver.
     */
    void pronoun(VerbGroup verb, Set<String> out) {
        int next = verb.head() + 1;
        boolean again =
                (s.is(next, "it") || s.is(next, "them"))
                        && verb.lemma().equals("give")
                        && !verb.passive();
        List<PartyMention> givers = roles.subjects(verb);
        for (PartyMention m : scene.parties()) {
            boolean named =
                    m.to() <= verb.first()
                            && m.how() == How.NAME
                            && givers.stream().noneMatch(g -> g.party().equals(m.party()));
            if (again && named) {
                out.clear();
                out.add(m.party());
            }
        }
    }

    /**
     * "to Azerbaijan for onward delivery to Iran", "to Gdansk, bound for Kharkiv": the last goal.
     */
    void onward(VerbGroup verb, int reach, Set<String> out) {
        passing(verb, reach, out);
        for (PartyMention m : scene.parties()) {
            int i = m.from() - 1;
            while (i > verb.head() && !ONWARD.contains(s.low(i)) && m.from() - i < 14) {
                i--;
            }
            boolean goal = Set.of("to", "for", "of").contains(roles.preposition(m));
            if (m.from() > verb.head() && m.to() <= reach && goal && ONWARD.contains(s.low(i))) {
                out.clear();
                out.add(m.party());
            }
        }
    }

    /** "supplies for Ukraine landed in Warsaw", "to Jordan for the people of Gaza". */
    private void passing(VerbGroup verb, int reach, Set<String> out) {
        List<PartyMention> there = roles.after(verb, reach, Set.of("to", "in", "at"));
        VerbGroup above = scene.finiteBefore(verb);
        int from = above == null ? -1 : above.head();
        for (PartyMention m : scene.parties()) {
            boolean whom = s.is(m.from() - 1, "for") || s.is(m.from() - 1, "of");
            boolean goal =
                    whom
                            && roles.preposition(m).equals("for")
                            && Set.of(How.NAME, How.PEOPLE, How.PLACE).contains(m.how());
            boolean other = there.size() == 1 && !there.getFirst().party().equals(m.party());
            if (goal && other && m.from() > from && m.to() <= reach) {
                out.add(m.party());
                return;
            }
        }
    }

    /** "a Ukraine aid package", "support for Kyiv's army". */
    void modified(VerbGroup verb, int reach, Set<String> out) {
        int from = verb.passive() ? 0 : verb.head();
        for (PartyMention m : scene.parties()) {
            if (m.from() >= from
                    && m.to() <= reach
                    && m.how() == How.NAME
                    && !s.is(m.to(), "'s")
                    && Sources.GOODS_NOUNS.contains(roles.describes(m))) {
                out.add(m.party());
            }
        }
    }

    /** "$5 million for Kenya was approved": the goal stands with the goods, before the verb. */
    void subjectRecipients(VerbGroup verb, Set<String> out) {
        for (PartyMention m : scene.parties()) {
            if (m.to() <= verb.first() && Set.of("to", "for").contains(roles.preposition(m))) {
                out.add(m.party());
            }
        }
    }

    /** "to the Czech initiative": a party that only describes something is nobody's goal. */
    boolean goodsOf(PartyMention m) {
        if (m.how() != How.ADJECTIVE) {
            return false;
        }
        String head = roles.describes(m);
        return !Roles.office(head) && !PEOPLE.contains(head);
    }

    /** "In Sudan, the centre handed over": where the sentence begins. */
    void opening(Set<String> out) {
        for (PartyMention m : scene.parties()) {
            boolean place = m.how() == How.NAME || m.how() == How.PLACE;
            if (place && m.from() <= 2 && s.is(0, "in") && s.is(m.to(), ",")) {
                out.add(m.party());
                return;
            }
        }
    }

    /** "Yemen's economy would receive": whose it is gets it. */
    void purseOf(VerbGroup verb, Frame frame, Set<String> out) {
        for (PartyMention m : scene.parties()) {
            boolean near = m.to() <= verb.first() && verb.first() - m.to() <= 5;
            boolean its = s.is(m.to(), "'s") || m.how() == How.ADJECTIVE;
            if (out.isEmpty()
                    && frame.name().equals("GET")
                    && near
                    && its
                    && roles.preposition(m).isEmpty()
                    && PURSES.contains(roles.describes(m))) {
                out.add(m.party());
            }
        }
    }

    /**
     * "to each of six countries - Mali, Somalia and Eritrea": the list behind the dash or colon.
     */
    void enumerated(VerbGroup verb, Set<String> out) {
        int at = -1;
        for (int i = verb.head() + 1; i + 1 < s.size() && at < 0; i++) {
            boolean states = Set.of("country", "nation", "state").contains(s.lemma(i));
            boolean opens = Set.of("-", ":", "(").contains(s.low(i + 1));
            at = states && opens ? i + 2 : -1;
        }
        PartyMention last = null;
        for (PartyMention m : scene.parties()) {
            boolean next = last == null ? m.from() == at : roles.joined(last, m);
            if (at > 0 && m.from() >= at && next) {
                out.add(m.party());
                last = m;
            }
        }
    }

    /** "to a NATO trust fund": what it is paid into, and for whom stands elsewhere. */
    static boolean purse(String noun) {
        return Set.of("fund", "facility", "initiative", "mechanism", "account").contains(noun);
    }
}
