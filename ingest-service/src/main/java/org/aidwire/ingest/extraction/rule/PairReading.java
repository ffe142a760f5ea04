package org.aidwire.ingest.extraction.rule;

import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;

/**
 * Reads once more the sentences that name neither giver nor goal, or one of them, in a story of one
 * pair: "the remaining two systems will be given to Kyiv", "the others will follow".
 */
final class PairReading {

    private static final Set<String> FRAMES =
            Set.of(
                    "GIVE", "MOVE", "COMMIT", "PLEDGE", "ARRIVE", "DEPART", "REFUSE", "STOP",
                    "TRAIN", "ASK");

    /** Words that stand for goods told before. */
    private static final Set<String> AGAIN =
            Lists.words("other rest remainder remaining next second third fourth another latest");

    private final Reading.Book book;
    private final Pair pair;
    private final List<AidFact> out;

    PairReading(Reading.Book book, Pair pair, List<AidFact> out) {
        this.book = book;
        this.pair = pair;
        this.out = out;
    }

    void read(List<Scene> scenes) {
        for (int i = 0; i < scenes.size(); i++) {
            Scene scene = scenes.get(i);
            for (VerbGroup verb : scene.verbs()) {
                Frame frame = book.rules().frame(scene.sentence(), verb.head());
                if (frame != null
                        && FRAMES.contains(frame.name())
                        && !told(scene, i, verb)
                        && !elsewhere(scene, verb, frame)
                        && book.gates().sentence(scene, verb)) {
                    new Reading(book, scene, i, false, out).readOf(pair, verb, frame, before(i));
                }
            }
        }
    }

    /** "is financed by a fund", "had been left waiting": told of others, or of no journey. */
    private static boolean elsewhere(Scene scene, VerbGroup verb, Frame frame) {
        Sentence s = scene.sentence();
        int next = verb.head() + 1;
        boolean agent = s.is(next, "by") && s.tag(next + 1) == Tag.DET;
        return verb.passive() && (agent || frame.name().equals("DEPART"));
    }

    /** Whether a fact stands on the words of a verb already. */
    private boolean told(Scene scene, int place, VerbGroup verb) {
        int at = scene.sentence().at(verb.head()).start();
        return out.stream().anyMatch(f -> f.sentence() == place && f.from() <= at && at < f.to());
    }

    /** The goods of the fact told last before a sentence. */
    private List<String> before(int place) {
        return out.stream()
                .filter(f -> f.sentence() < place && f.donor().equals(pair.donor()))
                .reduce((a, b) -> a.sentence() > b.sentence() ? a : b)
                .map(AidFact::items)
                .orElse(List.of());
    }

    /** Whether a verb's own words say that goods told before are meant. */
    static boolean again(Scene scene, VerbGroup verb, int reach) {
        boolean before = verb.passive() || new Roles(scene).subjects(verb).isEmpty();
        VerbGroup above = scene.finiteBefore(verb);
        int from = before ? (above == null ? 0 : above.head() + 1) : verb.head() + 1;
        int to = before ? verb.first() : Math.min(reach, verb.head() + 6);
        for (int i = from; i < to; i++) {
            if (AGAIN.contains(scene.sentence().lemma(i))
                    || AGAIN.contains(scene.sentence().low(i))) {
                return true;
            }
        }
        return false;
    }
}
