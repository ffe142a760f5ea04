package org.aidwire.ingest.extraction.rule;

import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.mention.Money;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.mention.PartyMention.How;
import org.aidwire.ingest.extraction.rule.Frame.Outcome;
import org.aidwire.ingest.extraction.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * Givers that are listed with their sums after the one whose gift is told by a verb: "Next were
 * Germany ($245 million) and the US ($191 million)", "Britain followed with £10 million".
 */
final class Rosters {

    /** How many sentences a list may go on after what it belongs to. */
    private static final int AFTER = 3;

    private static final String LISTED = "listed";

    private static final Set<String> LISTING =
            Lists.words("follow join lead top contribute come add pledge be head chip");
    private static final Set<String> OTHER_COSTS =
            Lists.words("damage loss gdp revenue tax market profit salary debt sanction asset");
    private static final Set<String> LINKS = Set.of("and", ",", ";");
    private static final Set<String> MARKS = Set.of("(", "—", "–", ":");
    private static final Set<Outcome> GIVEN =
            Set.of(Outcome.PLEDGE, Outcome.COMMIT, Outcome.DELIVER);

    private final List<AidFact> out;

    Rosters(List<AidFact> out) {
        this.out = out;
    }

    void read(Scene scene, int place) {
        Sentence s = scene.sentence();
        if (s.tokens().stream().anyMatch(t -> OTHER_COSTS.contains(t.lemma()))) {
            return;
        }
        for (Money money : scene.money()) {
            PartyMention giver = money.aside() ? null : giver(scene, money);
            AidFact model = giver == null ? null : model(place, giver.party());
            if (giver != null && model != null && !told(giver.party(), money)) {
                out.add(like(model, giver, money, scene, place));
            }
        }
    }

    /** The party that a sum stands beside in a list, or null. */
    private static @Nullable PartyMention giver(Scene scene, Money money) {
        Sentence s = scene.sentence();
        Roles roles = new Roles(scene);
        for (PartyMention m : scene.parties()) {
            int gap = money.from() - m.to();
            boolean marked = gap == 1 && MARKS.contains(s.low(m.to()));
            boolean with =
                    gap >= 2
                            && gap <= 6
                            && s.is(money.from() - 1, "with")
                            && LISTING.contains(s.lemma(m.to()));
            boolean gapped =
                    gap == 0
                            && LINKS.contains(s.low(m.from() - 1))
                            && scene.money().stream().anyMatch(o -> o.to() <= m.from());
            boolean from =
                    m.from() - money.to() <= 2
                            && s.is(money.to(), "from")
                            && m.from() > money.to()
                            && s.is(money.from() - 1, "of");
            boolean free = Set.of("", "from", "by").contains(roles.preposition(m));
            if ((marked || with || gapped || from)
                    && free
                    && m.acts()
                    && m.how() != How.ADJECTIVE) {
                return m;
            }
        }
        return null;
    }

    /** The gift that a list goes on from: the last one before it that a sum was told of. */
    private @Nullable AidFact model(int place, String giver) {
        return out.stream()
                .filter(f -> f.sentence() <= place && f.sentence() >= place - AFTER)
                .filter(f -> f.money() != null && GIVEN.contains(f.outcome()))
                .filter(f -> !f.recipient().equals(giver))
                .reduce((a, b) -> a.sentence() > b.sentence() ? a : b)
                .orElse(null);
    }

    private boolean told(String giver, Money money) {
        return out.stream()
                .anyMatch(
                        f ->
                                (f.donor().equals(giver) || f.recipient().equals(giver))
                                        && f.money() instanceof Money m
                                        && m.value().compareTo(money.value()) == 0);
    }

    private static AidFact like(
            AidFact model, PartyMention giver, Money money, Scene scene, int place) {
        Sentence s = scene.sentence();
        return new AidFact(
                giver.party().replace("-PARLIAMENT", ""),
                model.recipient(),
                null,
                model.items(),
                money,
                model.outcome(),
                place,
                s.at(Math.min(giver.from(), money.from())).start(),
                s.at(Math.max(giver.to(), money.to()) - 1).end(),
                false,
                model.evidence().rules().contains(LISTED)
                        ? model.evidence()
                        : model.evidence().and(LISTED, 0.9));
    }
}
