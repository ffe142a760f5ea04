package org.aidwire.ingest.extraction.rule;

import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * Goods told before that a pronoun or a word for the plan stands for: "Haiti had asked for them",
 * "Berlin has turned the idea down".
 */
final class Echoes {

    /** How many sentences back the goods may have been told. */
    private static final int BACK = 3;

    private static final Set<String> PRONOUNS = Set.of("it", "them", "these", "those", "both");
    private static final Set<String> PLANS =
            Set.of("idea", "request", "plea", "appeal", "proposal", "demand", "call");

    private final Scene scene;
    private final Sentence s;
    private final Roles roles;
    private final List<AidFact> out;

    Echoes(Scene scene, List<AidFact> out) {
        this.scene = scene;
        this.s = scene.sentence();
        this.roles = new Roles(scene);
        this.out = out;
    }

    /** The fact whose goods a verb tells of again, or null. */
    @Nullable AidFact of(VerbGroup verb, Frame frame, Mood mood, int place) {
        List<String> who = Casting.codes(roles.subjects(verb));
        boolean anybody = who.isEmpty() && mood == Mood.NO; // "there was no plan to send them"
        if ((who.size() != 1 && !anybody) || verb.passive()) {
            return null;
        }
        boolean asks = frame.name().equals("ASK") && askedFor(verb);
        boolean gives = Set.of("GIVE", "MOVE").contains(frame.name()) && object(verb, PRONOUNS);
        boolean refuses =
                frame.name().equals("REFUSE") && (object(verb, PLANS) || object(verb, PRONOUNS));
        if (!asks && !gives && !refuses) {
            return null;
        }
        return out.stream()
                .filter(f -> f.sentence() <= place && f.sentence() >= place - BACK)
                .filter(f -> anybody || (asks ? f.recipient() : f.donor()).equals(who.getFirst()))
                .filter(f -> !f.donor().equals("UNSPECIFIED"))
                .reduce((a, b) -> a.sentence() > b.sentence() ? a : b)
                .orElse(null);
    }

    private boolean askedFor(VerbGroup verb) {
        int i = verb.head() + 1;
        return s.is(i, "for") && PRONOUNS.contains(s.low(i + 1)) && ends(i + 2);
    }

    /** Whether the object right behind a verb is one of some words. */
    private boolean object(VerbGroup verb, Set<String> words) {
        int i = verb.head() + 1;
        while (s.is(i, "the") || s.is(i, "that") || s.is(i, "this") || s.is(i, "down")) {
            i++;
        }
        boolean own = scene.partyAt(i) instanceof PartyMention;
        return !own && words.contains(s.low(i));
    }

    /** "asked for them", not "asked for them to be freed". */
    private boolean ends(int i) {
        return !s.is(i, "to") && !s.is(i, "of");
    }
}
