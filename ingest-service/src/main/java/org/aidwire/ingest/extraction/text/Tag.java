package org.aidwire.ingest.extraction.text;

/** Universal parts of speech, as the tagger's model names them. */
public enum Tag {
    ADJ,
    ADP,
    ADV,
    AUX,
    CCONJ,
    DET,
    INTJ,
    NOUN,
    NUM,
    PART,
    PRON,
    PROPN,
    PUNCT,
    SCONJ,
    SYM,
    VERB,
    X;

    /** The tag of a name; what is not one of ours is {@link #X}. */
    public static Tag of(String name) {
        for (Tag tag : values()) {
            if (tag.name().equals(name)) {
                return tag;
            }
        }
        return X;
    }
}
