package org.aidwire.ingest.extraction;

import java.util.List;
import org.aidwire.contract.Aid;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.mention.ItemMention;
import org.aidwire.ingest.extraction.mention.QuantityReader;
import org.aidwire.ingest.extraction.rule.AidFact;
import org.jspecify.annotations.Nullable;

/** How much of a fact's item is given, where it is one item and one count. */
final class Quantities {

    private Quantities() {}

    static Aid.@Nullable Quantity of(Scene scene, AidFact fact) {
        if (fact.items().size() != 1 || fact.money() != null) {
            return null;
        }
        String code = fact.items().getFirst();
        List<ItemMention> named =
                scene.items().stream()
                        .filter(m -> m.code().equals(code))
                        .filter(m -> scene.sentence().at(m.to() - 1).end() <= fact.to())
                        .toList();
        List<QuantityReader.Counted> counts =
                named.stream()
                        .map(m -> QuantityReader.of(scene.sentence(), m, scene.money()))
                        .filter(java.util.Objects::nonNull)
                        .distinct()
                        .toList();
        return counts.size() != 1
                ? null
                : new Aid.Quantity(
                        counts.getFirst().count(), counts.getFirst().unit(), Aid.Extent.PART);
    }
}
