package org.aidwire.ingest.extraction.speech;

import java.util.List;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.mention.PartyMention;

/** Whose "the Senate" is: the United States' where the story speaks of them, else another's. */
public final class Houses {

    private static final String CONGRESS = "US-PARLIAMENT";

    /** A story of fewer sentences need not name the state whose house it is. */
    private static final int SHORT = 5;

    private Houses() {}

    /** The scenes without houses that are nobody's whom the story names. */
    public static List<Scene> known(List<Scene> scenes) {
        boolean spokenOf =
                scenes.size() < SHORT
                        || scenes.stream()
                                .flatMap(scene -> scene.parties().stream())
                                .anyMatch(m -> m.party().equals("US"));
        return spokenOf ? scenes : scenes.stream().map(Houses::without).toList();
    }

    private static Scene without(Scene scene) {
        List<PartyMention> rest =
                scene.parties().stream()
                        .filter(m -> !m.party().equals(CONGRESS) || named(scene, m))
                        .toList();
        return rest.size() == scene.parties().size()
                ? scene
                : new Scene(scene.sentence(), scene.verbs(), rest, scene.items(), scene.money());
    }

    /** "U.S. Congress", "Capitol Hill". */
    private static boolean named(Scene scene, PartyMention m) {
        String first = scene.sentence().low(m.from());
        return first.startsWith("u") || first.equals("capitol");
    }
}
