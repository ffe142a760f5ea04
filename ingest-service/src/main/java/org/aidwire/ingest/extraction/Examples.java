package org.aidwire.ingest.extraction;

import java.util.ArrayList;
import java.util.List;
import org.aidwire.contract.Aid;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.mention.PartyMention.How;
import org.aidwire.ingest.extraction.rule.AidFact;
import org.aidwire.ingest.extraction.text.Sentence;
import org.jspecify.annotations.Nullable;

/** What goes with aid that an agency is paid for: whose goods it buys and who may get them. */
final class Examples {

    /** How far from the sum its examples may stand, in sentences. */
    private static final int NEAR = 3;

    private Examples() {}

    /** "to countries such as Yemen and Somalia". */
    static List<Aid.Beneficiary> of(List<Scene> scenes, AidFact fact) {
        List<Aid.Beneficiary> out = new ArrayList<>();
        boolean paid = fact.recipient().length() > 2 && fact.money() != null;
        for (int i = fact.sentence();
                paid && i < scenes.size() && i <= fact.sentence() + NEAR;
                i++) {
            Scene scene = scenes.get(i);
            int from = suchAs(scene.sentence());
            for (PartyMention m : scene.parties()) {
                if (from > 0 && m.from() >= from && m.how() == How.NAME) {
                    out.add(new Aid.Beneficiary(m.party(), Aid.Beneficiary.Basis.EXAMPLE));
                }
            }
        }
        return out.stream().distinct().toList();
    }

    private static int suchAs(Sentence s) {
        for (int i = 0; i + 1 < s.size(); i++) {
            if (s.is(i, "such") && s.is(i + 1, "as") || s.is(i, "among") && s.is(i + 1, "them")) {
                return i + 2;
            }
        }
        return -1;
    }

    /** "Ukrainian grain": whose goods are bought with the money. */
    static @Nullable String supplier(Scene scene, AidFact fact) {
        if (fact.recipient().length() <= 2 || fact.money() == null) {
            return null;
        }
        for (PartyMention m : scene.parties()) {
            boolean goods =
                    scene.items().stream().anyMatch(i -> !i.generic() && i.from() == m.to());
            if (m.how() == How.ADJECTIVE && goods && !m.party().equals(fact.donor())) {
                return m.party();
            }
        }
        return null;
    }
}
