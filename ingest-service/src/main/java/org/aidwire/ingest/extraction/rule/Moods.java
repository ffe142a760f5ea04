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

    private static final Set<String> ASKING =
            Set.of("ask", "request", "demand", "urge", "insist", "recommend");

    private static final Set<String> QUESTIONS = Set.of("when", "what", "which", "how", "where");

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
        if (subjunctive(verb)) {
            return Mood.ASKED;
        }
        if (whether(verb)) {
            return Mood.WEIGHED;
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
                    case INFINITIVE, GERUND -> new GovernedMoods(rules, scene, this).of(verb);
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
            boolean asked = QUESTIONS.contains(s.low(i)) && SAYING.contains(s.lemma(i - 1));
            if (asked || (UNREAL.contains(s.low(i)) && s.tag(i) == Tag.SCONJ)) {
                return true;
            }
        }
        return false;
    }

    /** "is examining whether it can send". */
    private boolean whether(VerbGroup verb) {
        for (int i = verb.first() - 1; i > 0 && i > verb.first() - 5; i--) {
            if (s.is(i, "whether")) {
                return verb.finite()
                        && (s.is(verb.first() - 1, "it") || s.is(verb.first() - 1, "they"))
                        && rules.governor(s.lemma(i - 1)) == Governor.WEIGH;
            }
        }
        return false;
    }

    /** "requested that Norway send": what somebody is asked to do. */
    private boolean subjunctive(VerbGroup verb) {
        VerbGroup above = scene.finiteBefore(verb);
        boolean bare =
                verb.tense() == VerbGroup.Tense.PRESENT
                        && verb.first() == verb.head()
                        && s.low(verb.head()).equals(verb.lemma());
        return bare
                && above != null
                && ASKING.contains(above.lemma())
                && s.is(above.head() + 1, "that")
                && verb.first() - above.head() < 6;
    }
}
