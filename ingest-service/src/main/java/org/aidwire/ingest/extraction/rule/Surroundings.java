package org.aidwire.ingest.extraction.rule;

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
final class Surroundings {

    static final Set<String> GOODS_NOUNS =
            Lists.words(
                    "aid assistance support package fund relief donation loan programme program"
                            + " facility effort help funding grant tranche contribution share");

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

    private static final Set<String> OWNERS =
            Lists.words(
                    "force navy army military government airlines airways plane aircraft ship flight"
                            + " vessel team air convoy helicopter guard");
    private static final Set<String> PURSES =
            Lists.words(
                    "economy budget treasury bank army military force people hospital system navy"
                            + " defender arsenal company operator");
    private static final Set<String> FUNDING =
            Set.of("funding", "fund", "support", "contribution", "financing", "donation", "grant");
    private static final Set<String> SHIELDING =
            Set.of("shield", "protect", "defend", "save", "guard", "liberate", "free");
    private static final Set<String> ONWARD = Set.of("onward", "subsequent", "bound", "onwards");

    private final Scene scene;
    private final Sentence s;
    private final Roles roles;

    Surroundings(Scene scene, Roles roles) {
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
        Set<String> found = new java.util.LinkedHashSet<>();
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

    /** "released $6 million from the Central Emergency Response Fund": the fund gives. */
    void pooled(VerbGroup verb, int reach, Set<String> donors) {
        for (PartyMention m : roles.after(verb, reach, Set.of("from"))) {
            if (m.party().equals("CERF") || m.party().endsWith("-FUND")) {
                donors.clear();
                donors.add(m.party());
            }
        }
    }

    /** "will sell Armenia radars and give it 50 vehicles": the party named last that is not giver. */
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

    /** "UNDP, with funding from Japan, handed over": who pays gives, and who hands over carries. */
    void funded(Set<String> donors) {
        if (donors.isEmpty() || !Carriers.ALL.containsAll(donors)) {
            return;
        }
        for (PartyMention m : scene.parties()) {
            String prep = roles.preposition(m);
            boolean state = m.acts() && m.party().length() == 2 && m.how() != How.ADJECTIVE;
            for (int i = m.from() - 1; state && i > 0 && i > m.from() - 7; i--) {
                boolean money = FUNDING.contains(s.lemma(i)) || s.is(i, "funded");
                if (money && (Set.of("from", "of", "by").contains(prep)) && backed(i)) {
                    donors.clear();
                    donors.add(m.party());
                    return;
                }
            }
        }
    }

    /** "with funding from", "funded by", "thanks to a contribution from". */
    private boolean backed(int money) {
        for (int i = money; i >= 0 && i > money - 5; i--) {
            if (s.is(i, "with") || s.is(i, "funded") || s.is(i, "thanks") || s.is(i, "through")) {
                return true;
            }
        }
        return false;
    }

    /** "Ukraine signed an agreement with Japan's agency": the side that the story's aid goes to. */
    void contract(VerbGroup verb, String goal, Set<String> donors, Set<String> recipients) {
        if (!Set.of("sign", "conclude").contains(verb.lemma())) {
            return;
        }
        Set<String> sides = new java.util.LinkedHashSet<>(Casting.codes(roles.subjects(verb)));
        for (PartyMention m : scene.parties()) {
            boolean side = Set.of("with", "between").contains(roles.preposition(m));
            if (side && !m.how().equals(How.PLACE)) {
                sides.add(m.party().replace("-PARLIAMENT", ""));
            }
        }
        boolean two = sides.size() == 2;
        if (two && !sides.contains(goal) && Stage.gives(donors) && donors.size() == 1) {
            sides.removeAll(donors);
            if (sides.stream().noneMatch(side -> Stage.gives(Set.of(side)))) {
                recipients.clear();
                recipients.addAll(sides);
            }
            return;
        }
        if (two && sides.remove(goal)) {
            donors.clear();
            donors.addAll(sides);
            recipients.clear();
            recipients.add(goal);
        }
    }

    /** "turned down the aid which Algeria had offered": who had offered it gives. */
    void offered(VerbGroup verb, String refusing, Set<String> donors, Set<String> recipients) {
        for (VerbGroup v : scene.verbs()) {
            List<PartyMention> by = v.head() > verb.head() ? roles.subjects(v) : List.of();
            boolean offers =
                    Set.of("offer", "propose", "send", "promise", "pledge").contains(v.lemma())
                            && by.size() == 1
                            && !by.getFirst().party().equals(refusing)
                            && by.getFirst().from() > verb.head();
            if (offers) {
                donors.clear();
                donors.add(by.getFirst().party());
                recipients.clear();
                recipients.add(refusing);
                return;
            }
        }
    }

    /** "is blocking EU aid to Ukraine": who would give it, not who stands in the way. */
    void goodsOwner(VerbGroup verb, int reach, Set<String> recipients, Set<String> donors) {
        for (PartyMention m : scene.parties()) {
            boolean owner =
                    m.from() > verb.head()
                            && m.to() <= reach
                            && m.acts()
                            && Topics.before(scene, m);
            if (owner) {
                recipients.remove(m.party());
                if (recipients.isEmpty()) {
                    recipients.addAll(Casting.codes(roles.after(verb, reach, Set.of("for"))));
                }
                donors.clear();
                donors.add(m.party());
                return;
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
            boolean other =
                    there.size() == 1 && !there.getFirst().party().equals(m.party());
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
                    && GOODS_NOUNS.contains(roles.describes(m))) {
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

    /** "to shield its cities from Russian missiles": against whom, and no source. */
    boolean shielded(VerbGroup verb, PartyMention m) {
        for (int i = verb.head() + 1; i < m.from(); i++) {
            if (SHIELDING.contains(s.lemma(i))) {
                return roles.preposition(m).equals("from");
            }
        }
        return false;
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

    /** "Sixteen countries, including France and Italy, have": those who are named of a subject. */
    void included(VerbGroup verb, Set<String> out) {
        VerbGroup above = scene.finiteBefore(verb);
        int from = above == null ? 0 : above.head();
        for (PartyMention m : scene.parties()) {
            boolean named =
                    Set.of("including", "like").contains(roles.preposition(m))
                            || s.is(m.from() - 1, "them");
            if (m.from() > from && m.to() < verb.first() && m.acts() && named) {
                out.add(m.party());
            }
        }
    }

    /** "to each of six countries - Mali, Somalia and Eritrea": the list behind the dash or colon. */
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

    /** "a number of countries, Mexico and Cuba among them": those who are named of a group. */
    void amongThem(VerbGroup verb, Set<String> out) {
        PartyMention last = null;
        for (int k = scene.parties().size() - 1; k >= 0; k--) {
            PartyMention m = scene.parties().get(k);
            boolean closes = s.is(m.to(), "among") && s.is(m.to() + 1, "them");
            if (m.from() > verb.head() && (closes || (last != null && roles.joined(m, last)))) {
                out.add(m.party());
                last = m;
            }
        }
    }

    /** "to a NATO trust fund": what it is paid into, and for whom stands elsewhere. */
    static boolean purse(String noun) {
        return Set.of("fund", "facility", "initiative", "mechanism", "account").contains(noun);
    }

    /** "Two aircraft of the Qatari air force arrived": whose vehicle it is. */
    void carrierOf(VerbGroup verb, Set<String> out) {
        for (PartyMention m : scene.parties()) {
            boolean force =
                    OWNERS.contains(roles.describes(m))
                            || Carriers.transport(roles.describes(m))
                            || OWNERS.contains(s.low(m.to()))
                            || OWNERS.contains(s.low(m.to() + 1));
            boolean its = Carriers.transport(s.lemma(ownedBy(m)));
            boolean more = !out.isEmpty() && near(m, out);
            VerbGroup above = scene.finiteBefore(verb);
            boolean here = m.to() <= verb.first() && (above == null || m.from() > above.head());
            if (here && ((out.isEmpty() && (force || its)) || more)) {
                scene.parties().stream()
                        .filter(n -> n.to() <= m.from() && roles.joined(n, m))
                        .forEach(n -> out.add(n.party()));
                out.add(m.party());
            }
        }
    }

    /** "Planes of the UAE": where the noun stands that is a party's, or -1. */
    private int ownedBy(PartyMention m) {
        int i = m.from() - 1;
        while (i > 0 && (s.tag(i) == Tag.DET || s.tag(i) == Tag.PROPN)) {
            i--;
        }
        return s.is(i, "of") ? i - 1 : -1;
    }

    /** "of the UAE and the Jordan Armed Forces". */
    private boolean near(PartyMention m, Set<String> out) {
        return scene.parties().stream()
                .anyMatch(n -> n.to() <= m.from() && out.contains(n.party()) && roles.joined(n, m));
    }

    /** The last of "from India, China and Thailand". */
    boolean near(PartyMention first, PartyMention n) {
        return n.from() > first.from()
                && n.from() - first.to() <= 6
                && roles.preposition(n).equals("from")
                && roles.preposition(first).equals("from");
    }

    /** "Chinese rice", "Japan's donation", "a shipment from Qatar": whose the goods are. */
    void ownership(VerbGroup verb, int reach, Set<String> out) {
        int from =
                verb.passive() || !verb.finite() || !roles.plainSubject(verb).isEmpty()
                        ? 0
                        : verb.head();
        for (PartyMention m : scene.parties()) {
            boolean goods =
                    GOODS_NOUNS.contains(roles.describes(m))
                            || (Topics.ownGoods(scene, m)
                                    && !roles.preposition(m).equals("of")
                                    && !roles.preposition(m).equals("for"));
            boolean possessive =
                    m.how() == How.ADJECTIVE || m.how() == How.ORGANISATION || s.is(m.to(), "'s");
            boolean company = s.is(m.to(), "'s") && s.tag(m.to() + 1) == Tag.PROPN;
            if (m.from() >= from
                    && m.to() <= reach
                    && m.acts()
                    && !company
                    && ((possessive && goods && !roles.preposition(m).equals("to"))
                            || (roles.preposition(m).equals("from") && m.how() != How.GROUP))) {
                out.add(m.party());
                scene.parties().stream()
                        .filter(n -> (n.from() > m.from() && roles.joined(m, n)) || near(m, n))
                        .forEach(n -> out.add(n.party()));
                return;
            }
        }
    }
}
