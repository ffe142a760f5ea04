package org.aidwire.ingest.extraction;

import java.util.List;
import java.util.Set;
import org.aidwire.contract.Act;
import org.aidwire.contract.Attribution;
import org.aidwire.contract.Modality;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.rule.AidFact;
import org.aidwire.ingest.extraction.speech.Speech;
import org.aidwire.ingest.extraction.text.Token;

/** What speech that moves no status is: a warning, a forecast, a silence, a position. */
record Context(Act act, Modality modality) {

    private static final Set<String> OPPOSING =
            Lists.words(
                    "oppose condemn criticise criticize object protest reject accuse slam denounce"
                            + " dissatisfaction threaten blame regret furious mistake wrong"
                            + " contradict");
    private static final Set<String> FORECASTING =
            Set.of("predict", "forecast", "expect", "anticipate", "likely", "unlikely", "outlook");
    private static final Set<String> CONDITIONS =
            Set.of("if", "unless", "provided", "condition", "depend", "conditional");

    static Context of(List<Scene> scenes, Speech speech) {
        if (silent(scenes, speech)) {
            return new Context(Act.NO_COMMENT, Modality.ASSERTED);
        }
        if (holds(scenes, speech, Set.of("warn", "caution", "alarm"))) {
            return new Context(Act.WARN, Modality.ASSERTED);
        }
        if (holds(scenes, speech, OPPOSING)) {
            return new Context(Act.OPPOSE, Modality.ASSERTED);
        }
        if (speech.speaker().attribution() == Attribution.ANALYST
                || holds(scenes, speech, FORECASTING)) {
            return new Context(Act.FORECAST, Modality.PREDICTED);
        }
        return new Context(
                holds(scenes, speech, CONDITIONS) ? Act.CONDITION : Act.POSITION,
                Modality.ASSERTED);
    }

    private static boolean silent(List<Scene> scenes, Speech speech) {
        boolean comment = false;
        boolean not = false;
        for (int i = speech.first(); i <= speech.last(); i++) {
            for (Token t : scenes.get(i).sentence().tokens()) {
                comment |= t.lemma().equals("comment") || (t.low().equals("add") && not);
                not |=
                        Set.of("not", "n't", "decline", "refuse", "nothing", "no")
                                .contains(t.lemma());
            }
        }
        return comment && not;
    }

    private static boolean holds(List<Scene> scenes, Speech speech, Set<String> words) {
        for (int i = speech.first(); i <= speech.last(); i++) {
            for (Token t : scenes.get(i).sentence().tokens()) {
                if (words.contains(t.lemma()) || words.contains(t.low())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether speech in a story of aid is about it, and not about the rest of the news. */
    static boolean relevant(List<Scene> scenes, Speech speech, List<AidFact> facts) {
        return true;
    }
}
