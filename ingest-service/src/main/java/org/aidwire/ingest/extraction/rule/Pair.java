package org.aidwire.ingest.extraction.rule;

import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.mention.PartyMention.How;
import org.jspecify.annotations.Nullable;

/**
 * The one donor and the one recipient of whom all that a story tells by name is told, so that
 * "eight trucks have been supplied too" is said of them as well.
 */
record Pair(String donor, String recipient) {

    /**
     * The pair of a story by what its sentences say themselves, or null where there are several.
     */
    static @Nullable Pair of(Stage stage, List<AidFact> facts) {
        String donor = stage.soleDonor();
        String recipient = stage.soleRecipient();
        boolean open = donor.isEmpty() || recipient.isEmpty() || donor.equals(recipient);
        boolean others =
                facts.stream()
                        .filter(f -> !f.evidence().rules().contains("donor of the story"))
                        .anyMatch(
                                f -> !f.donor().equals(donor) && !f.donor().equals("UNSPECIFIED"));
        return open || others ? null : new Pair(donor, recipient);
    }

    /** What a sentence leaves open, told of the pair; null where it names others. */
    @Nullable Cast fill(@Nullable Cast told, Scene scene, String way) {
        boolean others =
                told != null
                        && (differs(told.donors(), donor) || differs(told.recipients(), recipient));
        if (others || another(scene)) {
            return null;
        }
        Evidence evidence = told == null ? Evidence.of(way) : told.evidence();
        return new Cast(
                List.of(donor),
                List.of(recipient),
                told == null ? null : told.channel(),
                evidence.and("pair of the story", 0.8));
    }

    private static boolean differs(List<String> named, String own) {
        return !named.isEmpty() && !named.equals(List.of(own));
    }

    /** Whether somebody else acts in a sentence, so that it may be told of them. */
    private boolean another(Scene scene) {
        Roles roles = new Roles(scene);
        for (PartyMention m : scene.parties()) {
            boolean own = m.party().equals(donor) || m.party().equals(recipient);
            boolean acts =
                    (roles.agent(m) && roles.preposition(m).isEmpty())
                            || Set.of("by", "from", "with", "to", "for")
                                    .contains(roles.preposition(m));
            if (!own && acts && m.how() != How.PLACE) {
                return true;
            }
        }
        return false;
    }
}
