package org.aidwire.ingest.extraction.speech;

import java.util.Set;
import org.aidwire.ingest.extraction.Lists;

/** The verbs by which news gives someone the word. */
public final class SayingVerbs {

    /** Verbs of saying, with anyone as subject. */
    private static final Set<String> SAY =
            Lists.words(
                    "say tell add note state write explain stress emphasise emphasize announce"
                            + " confirm warn argue insist claim declare reiterate reaffirm recount"
                            + " relate acknowledge describe point recall tweet post remark reply"
                            + " respond maintain underline underscore predict forecast reveal disclose"
                            + " mention suggest indicate admit believe think hope estimate caution"
                            + " highlight comment conclude observe specify clarify hint joke complain"
                            + " lament affirm assert contend relay inform advise quote reckon"
                            + " anticipate");

    /** Verbs that are words and deeds: they give the word to a person or an office. */
    private static final Set<String> ACT =
            Lists.words(
                    "urge call appeal ask request thank welcome praise condemn criticise criticize"
                            + " deny decline refuse express voice assure vow promise pledge demand"
                            + " regret object protest oppose propose commend beg plead hail reject"
                            + " threaten slam appreciate applaud press dismiss accuse blame expect laud"
                            + " salute rule report turn");

    private SayingVerbs() {}

    /** Whether a verb, by its base form, gives someone the word. */
    public static boolean say(String lemma) {
        return SAY.contains(lemma);
    }

    static boolean act(String lemma) {
        return ACT.contains(lemma);
    }
}
