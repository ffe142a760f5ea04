package org.aidwire.ingest.extraction.rule;

/** What tense, modality, negation and the governing word make of a verb. */
public enum Mood {
    DONE,
    DOING,
    HABIT,
    WILL,
    DECIDED,
    MAY,
    WEIGHED,
    REFUSED,
    STOPPED,
    ASKED,
    /** Will not. */
    NO,
    /** Nothing that a status could rest on: "has not given", "should give", "failed to give". */
    NOTHING;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
