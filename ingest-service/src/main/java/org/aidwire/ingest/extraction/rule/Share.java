package org.aidwire.ingest.extraction.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.mention.Money;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.jspecify.annotations.Nullable;

/** One sum with those between whom it goes: "France 110 million, Niger 10 million". */
record Share(List<String> donors, List<String> recipients, @Nullable Money money) {

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
        boolean receiving =
                frame.recipient().contains("subject")
                        || (verb.passive() && frame.passiveRecipient());
        for (Money money : goods.money()) {
            PartyMention gap = out.isEmpty() ? null : gapped(scene, money);
            PartyMention own =
                    goods.money().size() > 1 && gap == null ? ownGoal(scene, money, goods) : null;
            if (gap != null) {
                List<String> party = List.of(gap.party());
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

    /** A party right before a sum, after a comma or "and": the verb is left out. */
    private static @Nullable PartyMention gapped(Scene scene, Money money) {
        for (PartyMention m : scene.parties()) {
            boolean before = m.to() <= money.from() && money.from() - m.to() <= 2;
            String link = scene.sentence().low(m.from() - 1);
            if (before
                    && Set.of(",", "and", ";", "while", "the").contains(link)
                    && new Roles(scene).preposition(m).isEmpty()) {
                return m;
            }
        }
        return null;
    }

    /** "5 million to Kenya and 3 million to Uganda". */
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
                    && Set.of("to", "for").contains(roles.preposition(m))) {
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
