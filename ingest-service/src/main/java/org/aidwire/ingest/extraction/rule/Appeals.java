package org.aidwire.ingest.extraction.rule;

import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.jspecify.annotations.Nullable;

/** Requests that name nobody who is to give. */
final class Appeals {

    private final Stage stage;
    private final Scene scene;
    private final Roles roles;
    private final Givers givers;
    private final Ways ways;
    private final int place;
    private final boolean explicitOnly;

    Appeals(Stage stage, Scene scene, int place, boolean explicitOnly) {
        this.stage = stage;
        this.scene = scene;
        this.roles = new Roles(scene);
        this.givers = new Givers(scene, roles);
        this.ways = new Ways(stage, scene, roles, explicitOnly);
        this.place = place;
        this.explicitOnly = explicitOnly;
    }

    /** "WFP needs $1 billion": an appeal to nobody by name, for those the carrier serves. */
    @Nullable Cast of(VerbGroup verb, Set<String> recipients, Evidence evidence) {
        String carrier =
                recipients.isEmpty()
                        ? stage.reference(roles.plainSubject(verb), place, verb)
                        : recipients.iterator().next();
        if (recipients.isEmpty()
                && !explicitOnly
                && (carrier == null || !Carriers.ALL.contains(carrier))) {
            return null; // nobody is named, and the story alone is wrong more often than right
        }
        if (carrier != null
                && !Carriers.ALL.contains(carrier)
                && !explicitOnly
                && !givers.worldAsked(verb)
                && !verb.lemma().equals("need")) {
            String met = givers.met(carrier);
            String asked = met.isEmpty() ? stage.donor(Set.of(carrier)) : met;
            if (!asked.isEmpty()) {
                return new Cast(
                        List.of(asked),
                        List.of(carrier),
                        null,
                        met.isEmpty()
                                ? evidence.and("donor of the story", 0.75)
                                : evidence.and("whom they meet", 0.8));
            }
        }
        boolean state =
                carrier != null
                        && carrier.length() == 2
                        && !Carriers.ALL.contains(carrier)
                        && (!scene.money().isEmpty() || givers.helpAsked(verb));
        if (carrier != null && state && (!verb.lemma().equals("need") || givers.helpAsked(verb))) {
            return new Cast(List.of(), List.of(carrier), null, evidence.and("appeal", 0.9));
        }
        if (carrier == null || !Carriers.ALL.contains(carrier) || scene.money().isEmpty()) {
            return null;
        }
        List<String> served = ways.located(carrier, Set.of());
        return served.isEmpty()
                ? null
                : new Cast(List.of(), served, carrier, evidence.and("appeal", 0.9));
    }
}
