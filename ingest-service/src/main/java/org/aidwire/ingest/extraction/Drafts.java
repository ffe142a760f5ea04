package org.aidwire.ingest.extraction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.aidwire.contract.codes.Items;
import org.aidwire.ingest.extraction.mention.Money;
import org.aidwire.ingest.extraction.rule.AidFact;
import org.aidwire.ingest.extraction.rule.Frame;
import org.jspecify.annotations.Nullable;

/** What is told twice counts once: of equal facts the surest stands, of equally sure the first. */
final class Drafts {

    /** How far apart a sum and goods without one are still told of the same aid. */
    private static final int NEAR = 2;

    private Drafts() {}

    /**
     * @param word on whose word a sentence stands, "" for the outlet's
     */
    static List<AidFact> distinct(List<AidFact> facts, IntFunction<String> word) {
        List<AidFact> out = new ArrayList<>();
        for (AidFact fact : facts) {
            if (fact.kind().isEmpty()) {
                continue;
            }
            int at = sameAs(out, fact, word);
            if (at < 0) {
                out.add(fact);
            } else if (better(fact, out.get(at))) {
                out.set(at, fact);
            }
        }
        out.removeIf(fact -> covered(fact, out));
        out.sort(
                (a, b) ->
                        a.sentence() != b.sentence()
                                ? Integer.compare(a.sentence(), b.sentence())
                                : Integer.compare(a.from(), b.from()));
        return out;
    }

    private static boolean better(AidFact a, AidFact b) {
        if (a.outcome() != b.outcome()) {
            return a.outcome().compareTo(b.outcome()) > 0;
        }
        return a.evidence().confidence() > b.evidence().confidence() + 0.001;
    }

    private static int sameAs(List<AidFact> out, AidFact fact, IntFunction<String> word) {
        for (int i = 0; i < out.size(); i++) {
            AidFact other = out.get(i);
            boolean line = line(fact, other) && !asksAlso(fact, other, word);
            boolean act =
                    fact.outcome() == other.outcome()
                            || (fact.money() != null && promises(fact) && promises(other));
            boolean more =
                    fact.sentence() != other.sentence()
                            && fact.evidence().rules().contains(AidFact.MORE);
            if (line
                    && act
                    && !more
                    && sameMoney(fact.money(), other.money())
                    && (fact.money() != null || sameItems(fact, other))) {
                return i;
            }
        }
        return -1;
    }

    /** A request on the word of one more kind of speaker is one more origin, and not told twice. */
    private static boolean asksAlso(AidFact a, AidFact b, IntFunction<String> word) {
        String one = word.apply(a.sentence());
        String other = word.apply(b.sentence());
        return a.outcome() == Frame.Outcome.ASKING
                && !one.isEmpty()
                && !other.isEmpty()
                && !one.equals(other);
    }

    private static boolean line(AidFact a, AidFact b) {
        return a.donor().equals(b.donor())
                && a.recipient().equals(b.recipient())
                && a.kind().equals(b.kind());
    }

    private static boolean promises(AidFact fact) {
        return switch (fact.outcome()) {
            case CONSIDER, PLEDGE, COMMIT -> true;
            default -> false;
        };
    }

    private static boolean sameMoney(@Nullable Money a, @Nullable Money b) {
        return (a == null || b == null)
                ? a == b
                : a.value().compareTo(b.value()) == 0 && a.currency().equals(b.currency());
    }

    private static boolean sameItems(AidFact a, AidFact b) {
        return !narrower(a.items(), b.items());
    }

    /** Whether some codes hold one that the others do not say. */
    private static boolean narrower(List<String> codes, List<String> others) {
        Set<String> said = new HashSet<>(others);
        others.forEach(code -> said.addAll(Items.INSTANCE.ancestors(code)));
        return codes.stream()
                .anyMatch(
                        code ->
                                !said.contains(code)
                                        && !code.endsWith("UNSPECIFIED")
                                        && !code.equals("LOAN_SUPPORT")
                                        && !code.equals("CASH"));
    }

    /** A fact without a sum beside one of its line and act that says as much and more. */
    private static boolean covered(AidFact fact, List<AidFact> all) {
        if (fact.money() != null) {
            return false;
        }
        for (AidFact other : all) {
            boolean more =
                    other != fact
                            && Math.abs(other.sentence() - fact.sentence()) <= NEAR
                            && line(fact, other)
                            && (other.outcome() == fact.outcome()
                                    || (promises(fact) && promises(other)));
            if (more && other.money() != null && !narrower(fact.items(), other.items())) {
                return true;
            }
        }
        return false;
    }
}
