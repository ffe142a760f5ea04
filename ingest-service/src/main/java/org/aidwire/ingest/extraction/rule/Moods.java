package org.aidwire.ingest.extraction.rule;

import java.util.Set;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.rule.ActRules.Governor;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;
import org.jspecify.annotations.Nullable;

/** Reads the mood of a verb off its form and off what governs it. */
final class Moods {

    private static final Set<String> UNREAL = Set.of("if", "unless", "whether", "were");

    private static final Set<String> SAYING =
            Set.of("say", "know", "clear", "specify", "disclose", "unclear");
    private static final Set<String> COMING = Set.of("come", "go", "arrive", "follow", "leave");
    private static final Set<String> SOON =
            Set.of("next", "soon", "tomorrow", "later", "remaining");
    private static final Set<String> DENYING =
            Set.of("deny", "reject", "dismiss", "refute", "rebut", "debunk");
    private static final Set<String> RUMOURS =
            Set.of("report", "claim", "allegation", "rumour", "rumor", "suggestion", "accusation");

    private final ActRules rules;
    private final Scene scene;
    private final Sentence s;

    Moods(ActRules rules, Scene scene) {
        this.rules = rules;
        this.scene = scene;
        this.s = scene.sentence();
    }

    Mood of(VerbGroup verb) {
        if (enabled(verb) || denied(verb)) {
            return Mood.NOTHING;
        }
        VerbGroup joined = joined(verb);
        if (joined != null) {
            return of(joined);
        }
        Mood mood =
                switch (verb.tense()) {
                    case PAST, PERFECT -> Mood.DONE;
                    case PROGRESSIVE -> proposed(verb) ? Mood.WEIGHED : Mood.DOING;
                    case PRESENT ->
                            verb.passive() ? Mood.DOING : scheduled(verb) ? Mood.WILL : Mood.HABIT;
                    case FUTURE, WOULD -> Mood.WILL;
                    case MAY -> Mood.MAY;
                    case SHOULD -> COMING.contains(verb.lemma()) ? Mood.WILL : Mood.NOTHING;
                    case PARTICIPLE -> Mood.DONE;
                    case INFINITIVE, GERUND -> governed(verb);
                };
        if (could(verb) || able(verb) || (verb.finite() && !verb.passive() && nobody(verb))) {
            return Mood.NOTHING;
        }
        if (verb.finite()
                && !verb.negated()
                && (nothing(verb) || (nobody(verb) && verb.passive()))) {
            return negated(mood);
        }
        if (ended(verb)) {
            return Mood.STOPPED;
        }
        return verb.negated() && verb.finite() ? negated(mood) : unreal(verb) ? Mood.NOTHING : mood;
    }

    /**
     * "is expected to meet officials and present": the bare verb hangs where the first one does.
     */
    private @Nullable VerbGroup joined(VerbGroup verb) {
        VerbGroup before = scene.before(verb);
        boolean bare =
                verb.tense() == VerbGroup.Tense.PRESENT
                        && verb.first() == verb.head()
                        && s.low(verb.head()).equals(s.lemma(verb.head()))
                        && s.tag(verb.head() - 1) == Tag.CCONJ;
        if (!bare || before == null) {
            return null;
        }
        return switch (before.tense()) {
            case INFINITIVE, FUTURE, WOULD, MAY -> before;
            default -> null;
        };
    }

    /** "helps us provide food": what somebody can do by it. */
    private boolean enabled(VerbGroup verb) {
        VerbGroup before = scene.before(verb);
        boolean bare =
                verb.first() == verb.head() && s.low(verb.head()).equals(s.lemma(verb.head()));
        return bare
                && before != null
                && Set.of("help", "let", "allow", "enable").contains(before.lemma())
                && verb.head() - before.head() <= 3;
    }

    /** "rejected a report that Washington decided", "denied that it had sent". */
    private boolean denied(VerbGroup verb) {
        for (VerbGroup v : scene.verbs()) {
            boolean over = v.head() < verb.first() && DENYING.contains(v.lemma()) && !v.negated();
            if (over) {
                for (int i = v.head() + 1; i < verb.first(); i++) {
                    if (RUMOURS.contains(s.lemma(i))
                            || (i <= v.head() + 2 && s.is(i, "that"))
                            || (i == v.head() + 1 && i == verb.first())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** "One option being considered is providing": not done but named. */
    private boolean proposed(VerbGroup verb) {
        for (int i = verb.first() - 1; i >= 0 && i > verb.first() - 7; i--) {
            if (Set.of("option", "considered", "potential", "possibility", "proposal", "idea")
                    .contains(s.low(i))) {
                return true;
            }
        }
        return false;
    }

    /** "The next three leave in January": as it is planned. */
    private boolean scheduled(VerbGroup verb) {
        return COMING.contains(verb.lemma())
                && s.tokens().stream().anyMatch(t -> SOON.contains(t.low()));
    }

    /** "No country gives more", "nobody has sent any". */
    private boolean nobody(VerbGroup verb) {
        for (int i = verb.first() - 1; i >= 0 && i > verb.first() - 6; i--) {
            if (s.is(i, "nobody") || s.is(i, "none") || s.is(i, "no-one")) {
                return true;
            }
            if (s.is(i, "no") && s.tag(i + 1) != Tag.ADV && !s.is(i + 1, "longer")) {
                return true;
            }
            if (s.tag(i) == Tag.VERB || s.tag(i) == Tag.PUNCT || s.tag(i) == Tag.ADP) {
                return false;
            }
        }
        return false;
    }

    /** "gives no weapons", but "no fewer than 20". */
    private boolean nothing(VerbGroup verb) {
        int i = verb.head() + 1;
        if (scene.partyAt(i) instanceof PartyMention m) {
            i = m.to();
        }
        return s.is(i, "no")
                && !Set.of("longer", "later", "fewer", "less", "more", "doubt", "matter")
                        .contains(s.low(i + 1));
    }

    /** "is no longer sending". */
    private boolean ended(VerbGroup verb) {
        for (int i = verb.first(); i < verb.head(); i++) {
            if (s.is(i, "no") && s.is(i + 1, "longer")) {
                return true;
            }
        }
        return false;
    }

    /** "Readers can send money": what anybody may do. */
    private boolean able(VerbGroup verb) {
        return verb.tense() == VerbGroup.Tense.MAY
                && !verb.negated()
                && (s.is(verb.first(), "can") || s.is(verb.head() - 1, "can"));
    }

    /** "could have signed", "would have sent": it did not happen. */
    private boolean could(VerbGroup verb) {
        boolean unreal =
                verb.tense() == VerbGroup.Tense.MAY
                        || verb.tense() == VerbGroup.Tense.WOULD
                        || verb.tense() == VerbGroup.Tense.SHOULD;
        for (int i = verb.first(); unreal && i < verb.head(); i++) {
            if (s.is(i, "have")) {
                return true;
            }
        }
        return false;
    }

    private static Mood negated(Mood mood) {
        return switch (mood) {
            case WILL, HABIT, MAY, DOING -> Mood.NO;
            default -> Mood.NOTHING;
        };
    }

    /** "if Seoul sends", "did not say when it would": nothing is said to happen. */
    private boolean unreal(VerbGroup verb) {
        for (int i = verb.first() - 1; i >= 0 && i > verb.first() - 8; i--) {
            if (s.is(i, ",") || s.is(i, ";")) {
                return false;
            }
            boolean asked = s.is(i, "when") && SAYING.contains(s.lemma(i - 1));
            if (asked || (UNREAL.contains(s.low(i)) && s.tag(i) == Tag.SCONJ)) {
                return true;
            }
        }
        return false;
    }

    private Mood governed(VerbGroup verb) {
        if (verb.tense() == VerbGroup.Tense.GERUND && supposed(verb)) {
            return Mood.NOTHING;
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
        boolean negated = verb.negated() || (above != null && above.negated()) || noBefore(word);
        return switch (governor) {
            case INTEND ->
                    negated
                            ? Mood.NO
                            : above != null && above.tense() == VerbGroup.Tense.MAY
                                    ? Mood.MAY
                                    : Mood.WILL;
            case DECIDE -> decided(negated, above);
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
            Mood above = of(main);
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
        return sent && main != null ? of(main) : Mood.NOTHING;
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
