package org.aidwire.ingest.extraction.clause;

/**
 * A verb with its auxiliaries: "has not yet been delivered".
 *
 * @param first index of the first auxiliary, or of the verb
 * @param head index of the verb
 */
public record VerbGroup(
        int first, int head, String lemma, Tense tense, boolean passive, boolean negated) {

    /** When and how surely, as the form of the verb says it. */
    public enum Tense {
        PAST,
        PERFECT,
        PRESENT,
        PROGRESSIVE,
        FUTURE,
        WOULD,
        MAY,
        SHOULD,
        INFINITIVE,
        GERUND,
        PARTICIPLE
    }

    /** Whether it makes a clause of its own. */
    public boolean finite() {
        return tense != Tense.INFINITIVE && tense != Tense.GERUND && tense != Tense.PARTICIPLE;
    }
}
