package org.aidwire.ingest.extraction.rule;

import java.util.Set;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.rule.ActRules.Governor;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;
import org.jspecify.annotations.Nullable;

/** The mood of an infinitive or a gerund, which the word tells that it hangs on. */
final class GovernedMoods {

    private final ActRules rules;
    private final Scene scene;
    private final Sentence s;
    private final Moods plain;

    GovernedMoods(ActRules rules, Scene scene, Moods plain) {
        this.rules = rules;
        this.scene = scene;
        this.s = scene.sentence();
        this.plain = plain;
    }

    Mood of(VerbGroup verb) {
        if (verb.tense() == VerbGroup.Tense.GERUND && supposed(verb)) {
            return Mood.NOTHING;
        }
        if (saidNo(verb)) {
            return Mood.REFUSED;
        }
        int word = new Governing(rules, scene).wordOver(verb);
        Governor governor = word < 0 ? null : rules.governor(s.lemma(word));
        if (governor == null) {
            boolean first = s.is(verb.first() - 1, "first") && s.is(verb.first() - 2, "the");
            boolean infinitive = verb.tense() == VerbGroup.Tense.INFINITIVE;
            if (infinitive && first) {
                return Mood.DONE; // "was the first to supply"
            }
            boolean headline =
                    infinitive
                            && scene.parties().stream()
                                    .anyMatch(m -> m.from() <= 1 && m.to() == verb.first());
            return headline ? Mood.WILL : free(verb);
        }
        if (doubted(word)) {
            return Mood.NOTHING;
        }
        VerbGroup above = verbAt(word);
        if (above == null
                && (governor == Governor.INTEND || governor == Governor.ASK)
                && thwarted(word) instanceof Frame by) {
            return by.name().equals("STOP") ? Mood.STOPPED : Mood.REFUSED;
        }
        boolean others = above != null && !above.passive() && object(above, verb);
        if (others && governor == Governor.INTEND) {
            return s.lemma(word).equals("want") ? Mood.ASKED : Mood.NOTHING;
        }
        boolean negated = verb.negated() || (above != null && above.negated()) || noBefore(word);
        return switch (governor) {
            case INTEND ->
                    negated
                            ? Mood.NO
                            : above != null && above.tense() == VerbGroup.Tense.MAY
                                    ? Mood.MAY
                                    : Mood.WILL;
            case DECIDE -> undecided(word, above) ? Mood.WEIGHED : decided(negated, above);
            case REFUSE -> negated ? Mood.WEIGHED : Mood.REFUSED;
            case STOP -> negated ? Mood.NOTHING : Mood.STOPPED;
            case ASK -> negated ? Mood.NOTHING : Mood.ASKED;
            case WEIGH -> negated ? Mood.NO : Mood.WEIGHED;
            case ONGOING ->
                    above != null
                                    && (above.tense() == VerbGroup.Tense.FUTURE
                                            || above.tense() == VerbGroup.Tense.WOULD)
                            ? Mood.WILL
                            : negated ? Mood.NOTHING : Mood.DOING;
            case FAIL -> Mood.NOTHING;
        };
    }

    /** "has not taken a decision on sending", "no decision on sending": still open. */
    private boolean undecided(int word, @Nullable VerbGroup above) {
        boolean on = s.is(word + 1, "on") || s.is(word + 1, "about");
        return above == null
                && on
                && (noBefore(word)
                        || scene.verbs().stream()
                                .anyMatch(
                                        v ->
                                                v.negated()
                                                        && v.head() < word
                                                        && word - v.head() <= 5));
    }

    /** "wants Germany to provide": another one than its subject is to do it. */
    private boolean object(VerbGroup above, VerbGroup verb) {
        return verb.tense() == VerbGroup.Tense.INFINITIVE
                && scene.parties().stream()
                        .anyMatch(
                                m ->
                                        m.from() > above.head()
                                                && m.from() - above.head() <= 3
                                                && m.to() >= verb.first() - 2
                                                && m.to() <= verb.first());
    }

    /** "has said no to sending", "voted against sending". */
    private boolean saidNo(VerbGroup verb) {
        int before = verb.first() - 1;
        if (s.is(before, "against") && rules.governor(s.lemma(before - 1)) == Governor.DECIDE) {
            return true;
        }
        for (int i = Math.max(1, verb.first() - 2); i < verb.head(); i++) {
            if (s.is(i, "no")
                    && s.is(i + 1, "to")
                    && Set.of("say", "answer").contains(s.lemma(i - 1))) {
                return true;
            }
        }
        return false;
    }

    /** "giving it arms would be a dangerous step": what is not done, but thought of. */
    private boolean supposed(VerbGroup verb) {
        for (VerbGroup v : scene.verbs()) {
            if (v.first() > verb.head() && v.finite()) {
                return v.lemma().equals("be")
                        && (v.tense() == VerbGroup.Tense.WOULD || v.tense() == VerbGroup.Tense.MAY)
                        && v.first() - verb.head() <= 6;
            }
        }
        return false;
    }

    /** "is unlikely to make a commitment to providing". */
    private boolean doubted(int word) {
        for (int i = word; i >= 0 && i > word - 8; i--) {
            if (s.is(i, "unlikely") || s.is(i, "doubt") || s.is(i, "doubtful")) {
                return true;
            }
        }
        return false;
    }

    /** "has blocked a plan to give". */
    private @Nullable Frame thwarted(int noun) {
        for (int i = noun - 1; i > Math.max(-1, noun - 7); i--) {
            if (verbAt(i) != null) {
                Frame frame = rules.frame(s, i);
                boolean stands =
                        frame != null
                                && (frame.name().equals("REFUSE") || frame.name().equals("STOP"));
                return stands ? frame : null;
            }
        }
        return null;
    }

    private static Mood decided(boolean negated, @Nullable VerbGroup above) {
        if (negated) {
            return Mood.NO;
        }
        if (above == null) {
            return Mood.DECIDED;
        }
        return switch (above.tense()) {
            case FUTURE, WOULD -> Mood.WILL;
            case MAY -> Mood.MAY;
            default -> Mood.DECIDED;
        };
    }

    /**
     * A gerund after a comma or "after" has happened or goes on; a bare infinitive is a purpose.
     */
    private Mood free(VerbGroup verb) {
        if (verb.tense() == VerbGroup.Tense.INFINITIVE) {
            return instructing(verb);
        }
        String before = s.low(verb.first() - 1);
        if (scene.partyAt(verb.first() - 1) != null && withBefore(verb.first() - 1)) {
            return Mood.DOING;
        }
        if (before.equals("after") || before.equals("since")) {
            return Mood.DONE;
        }
        if (before.equals("by") || before.equals("for")) {
            return Mood.NOTHING;
        }
        VerbGroup main = scene.finiteBefore(verb);
        if (main != null && (before.equals(",") || before.equals("and"))) {
            Mood above = plain.of(main);
            if (main.tense() == VerbGroup.Tense.PERFECT) {
                return above;
            }
            return above == Mood.HABIT || above == Mood.NOTHING
                    ? Mood.DOING
                    : above == Mood.DONE ? Mood.DOING : above;
        }
        return Mood.NOTHING;
    }

    /** "will send soldiers to train recruits": who is sent to do it does it. */
    private Mood instructing(VerbGroup verb) {
        VerbGroup main = scene.before(verb);
        boolean sent =
                verb.lemma().equals("train")
                        && main != null
                        && Set.of("send", "deploy", "dispatch").contains(main.lemma());
        return sent && main != null ? plain.of(main) : Mood.NOTHING;
    }

    /** "with Britain pledging": a clause of its own. */
    private boolean withBefore(int party) {
        int i = party;
        while (i > 0 && (s.tag(i) == Tag.PROPN || s.tag(i) == Tag.DET)) {
            i--;
        }
        return s.is(i, "with");
    }

    private @Nullable VerbGroup verbAt(int i) {
        for (VerbGroup v : scene.verbs()) {
            if (v.head() == i) {
                return v;
            }
        }
        return null;
    }

    private boolean noBefore(int word) {
        return s.is(word - 1, "no") || (s.is(word - 2, "no") && s.tag(word - 1) == Tag.ADJ);
    }
}
