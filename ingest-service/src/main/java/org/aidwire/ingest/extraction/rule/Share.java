package org.aidwire.ingest.extraction.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.mention.Money;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.text.Tag;
import org.jspecify.annotations.Nullable;

/** One sum with those between whom it goes: "France 110 million, Niger 10 million". */
record Share(List<String> donors, List<String> recipients, @Nullable Money money) {

    private static final Set<String> ABOUT =
            Lists.words(
                    "a an another some about around nearly almost over just under more than up to"
                            + " at least further additional roughly approximately only");

    private static final Set<String> LINKS = Set.of(",", "and", ";", "while", "the");
    private static final Set<String> ANYWHERE = Set.of();

    static List<Share> of(
            Scene scene,
            Frame frame,
            Goods goods,
            List<String> donors,
            List<String> recipients,
            VerbGroup verb) {
        if (goods.money().isEmpty()) {
            return List.of(new Share(donors, recipients, null));
        }
        List<Share> out = new ArrayList<>();
        Money first = goods.money().getFirst();
        boolean receiving =
                frame.recipient().contains("subject")
                        || (verb.passive() && frame.passiveRecipient())
                        || each(scene, goods, recipients);
        Set<String> gaps = gaps(scene, goods);
        if (!receiving && !gaps.containsAll(recipients)) {
            recipients = recipients.stream().filter(r -> !gaps.contains(r)).toList();
        }
        for (Money money : goods.money()) {
            PartyMention gap = money == first ? null : gapped(scene, money, LINKS);
            PartyMention own =
                    goods.money().size() > 1 && gap == null ? ownGoal(scene, money, goods) : null;
            if (gap != null) {
                List<String> party = withJoined(scene, gap);
                out.add(
                        receiving
                                ? new Share(donors, party, money)
                                : new Share(party, recipients, money));
            } else if (own != null && !donors.contains(own.party())) {
                out.add(new Share(donors, List.of(own.party()), money));
            } else {
                out.add(new Share(donors, recipients, money));
            }
        }
        return out;
    }

    /** "gave Kenya $5 million and Uganda $3 million": each gets its own. */
    private static boolean each(Scene scene, Goods goods, List<String> recipients) {
        Money first = goods.money().getFirst();
        boolean gets =
                gapped(scene, first, ANYWHERE) instanceof PartyMention m
                        && recipients.contains(m.party());
        return gets
                && goods.money().stream()
                        .anyMatch(
                                money ->
                                        gapped(scene, money, LINKS) instanceof PartyMention m
                                                && m.from() - 1 == first.to());
    }

    private static Set<String> gaps(Scene scene, Goods goods) {
        Set<String> gaps = new LinkedHashSet<>();
        for (Money money : goods.money().subList(1, goods.money().size())) {
            if (gapped(scene, money, LINKS) instanceof PartyMention gap) {
                gaps.add(gap.party());
            }
        }
        return gaps;
    }

    /** A party right before a sum, after a comma or "and": the verb is left out. */
    /** "Saudi Arabia and Qatar $60 million each". */
    private static List<String> withJoined(Scene scene, PartyMention last) {
        Roles roles = new Roles(scene);
        List<String> all = new ArrayList<>();
        for (PartyMention m : scene.parties()) {
            if (m.to() <= last.from() && m.to() == last.from() - 1 && roles.joined(m, last)) {
                all.add(m.party());
            }
        }
        all.add(last.party());
        return all;
    }

    private static @Nullable PartyMention gapped(Scene scene, Money money, Set<String> links) {
        for (PartyMention m : scene.parties()) {
            boolean before = m.to() <= money.from() && onlyAbout(scene, m.to(), money.from());
            String link = scene.sentence().low(m.from() - 1);
            if (before
                    && (links.isEmpty() || links.contains(link))
                    && new Roles(scene).preposition(m.from()).isEmpty()) {
                return m;
            }
        }
        return null;
    }

    /** "Tokyo about $2 million", "France another 850,000". */
    private static boolean onlyAbout(Scene scene, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean mark =
                    to - from <= 2
                            && scene.partyAt(i) == null
                            && scene.sentence().tag(i) != Tag.VERB;
            if (!mark && !ABOUT.contains(scene.sentence().low(i))) {
                return false;
            }
        }
        return true;
    }

    /** "5 million to Kenya and 3 million to Uganda", "4 billion in Yemen, 372 million in Syria". */
    private static @Nullable PartyMention ownGoal(Scene scene, Money money, Goods goods) {
        int end =
                goods.money().stream()
                        .filter(m -> m.from() > money.from())
                        .mapToInt(Money::from)
                        .min()
                        .orElse(scene.sentence().size());
        Roles roles = new Roles(scene);
        for (PartyMention m : scene.parties()) {
            if (m.from() >= money.to()
                    && m.to() <= end
                    && (Set.of("to", "for").contains(roles.preposition(m))
                            || (roles.preposition(m).equals("in") && m.from() - money.to() <= 2))) {
                return Carriers.ALL.contains(m.party()) ? served(scene, m, end) : m;
            }
        }
        return null;
    }

    /** "1 million to the Red Cross for relief in Yemen": those whom a carrier serves with it. */
    private static @Nullable PartyMention served(Scene scene, PartyMention carrier, int end) {
        Roles roles = new Roles(scene);
        for (PartyMention m : scene.parties()) {
            if (m.from() >= carrier.to()
                    && m.to() <= end
                    && Set.of("in", "for", "across", "inside").contains(roles.preposition(m))) {
                return m;
            }
        }
        return null;
    }
}
