package org.aidwire.ingest.extraction.rule;

import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.rule.Frame.Outcome;
import org.jspecify.annotations.Nullable;

/** What a verb in its mood says was done, where more than its frame decides. */
final class Outcomes {

    private final ActRules rules;
    private final Gates gates;
    private final Scene scene;

    Outcomes(Reading.Book book, Scene scene) {
        this.rules = book.rules();
        this.gates = book.gates();
        this.scene = scene;
    }

    /** What was done, or null where the verb tells nothing. */
    @Nullable Outcome of(VerbGroup verb, Frame frame, Mood mood) {
        Outcome plain = frame.outcome(mood);
        if (frame.name().equals("THANK")
                && plain != null
                && new Thanks(rules, scene).sentBefore(verb)) {
            return Outcome.DELIVER;
        }
        if (plain == Outcome.REQUEST && new Givers(scene, new Roles(scene)).ownHouse(verb, frame)) {
            return Outcome.CONSIDER;
        }
        boolean bill =
                mood == Mood.WILL && Doubts.BILLS.contains(new Roles(scene).plainSubject(verb));
        if (plain == Outcome.PLEDGE && bill) {
            return Outcome.CONSIDER;
        }
        if (plain == Outcome.COMMIT
                && (frame.name().equals("COMMIT") || voted(verb))
                && gates.oneChamber(scene, verb)) {
            return Outcome.CONSIDER;
        }
        boolean announced =
                scene.finiteBefore(verb) instanceof VerbGroup v && v.lemma().equals("announce");
        return plain == Outcome.PLEDGE && frame.name().equals("COMMIT") && announced
                ? Outcome.COMMIT
                : plain;
    }

    /** "The Senate voted to send". */
    private boolean voted(VerbGroup verb) {
        return scene.finiteBefore(verb) instanceof VerbGroup above && above.lemma().equals("vote");
    }
}
