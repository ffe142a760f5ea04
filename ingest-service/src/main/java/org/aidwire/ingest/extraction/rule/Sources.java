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

/** Those from whom aid is, where no part of the verb's own frame names them. */
final class Sources {

    static final Set<String> GOODS_NOUNS =
            Lists.words(
                    "aid assistance support package fund relief donation loan programme program"
                            + " facility effort help funding grant tranche contribution share");

    private static final Set<String> OWNERS =
            Lists.words(
                    "force navy army military government airlines airways plane aircraft ship flight"
                            + " vessel team air convoy helicopter guard");

    private static final Set<String> FUNDING =
            Set.of("funding", "fund", "support", "contribution", "financing", "donation", "grant");

    private static final Set<String> SHIELDING =
            Set.of("shield", "protect", "defend", "save", "guard", "liberate", "free");

    private final Scene scene;
    private final Sentence s;
    private final Roles roles;

    Sources(Scene scene, Roles roles) {
        this.scene = scene;
        this.s = scene.sentence();
        this.roles = roles;
    }

    /** "A plane left Ankara for Beirut": whose capital it leaves. */
    void left(VerbGroup verb, int reach, Set<String> donors) {
        PartyMention object = roles.indirectObject(verb, reach);
        if (object != null && object.how() == How.CAPITAL) {
            donors.add(object.party());
        }
    }

    /** "will be sent under the EU's mechanism": whose it is. */
    void mechanism(Set<String> donors) {
        for (PartyMention m : scene.parties()) {
            boolean under =
                    Set.of("under", "through", "via").contains(roles.preposition(m))
                            && (s.is(m.to(), "mechanisms") || mechanism(m));
            if (donors.isEmpty() && under && m.party().equals("EU")) {
                donors.add(m.party());
            }
        }
    }

    private boolean mechanism(PartyMention m) {
        for (int i = m.to(); i < s.size() && i < m.to() + 5; i++) {
            if (s.is(i, "mechanism")) {
                return true;
            }
        }
        return false;
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
        Set<String> sides = new LinkedHashSet<>(Casting.codes(roles.subjects(verb)));
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

    /** "to shield its cities from Russian missiles": against whom, and no source. */
    boolean shielded(VerbGroup verb, PartyMention m) {
        for (int i = verb.head() + 1; i < m.from(); i++) {
            if (SHIELDING.contains(s.lemma(i))) {
                return roles.preposition(m).equals("from");
            }
        }
        return false;
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

    /** "a number of countries, Mexico and Cuba among them": those who are named of a group. */
    void amongThem(VerbGroup verb, Set<String> out) {
        Set<String> named = new LinkedHashSet<>();
        PartyMention last = null;
        for (int k = scene.parties().size() - 1; k >= 0; k--) {
            PartyMention m = scene.parties().get(k);
            boolean closes = s.is(m.to(), "among") && s.is(m.to() + 1, "them");
            boolean one = m.from() > verb.head() && m.how() != How.GROUP;
            if (one && (closes || (last != null && roles.joined(m, last)))) {
                named.add(m.party());
                last = m;
            }
        }
        if (!named.isEmpty()) {
            out.clear();
            out.addAll(named);
        }
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
            boolean goesTo = verb.lemma().equals("go") && Carriers.ALL.contains(m.party());
            boolean company = s.is(m.to(), "'s") && s.tag(m.to() + 1) == Tag.PROPN;
            if (m.from() >= from
                    && m.to() <= reach
                    && m.acts()
                    && !company
                    && !goesTo
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
