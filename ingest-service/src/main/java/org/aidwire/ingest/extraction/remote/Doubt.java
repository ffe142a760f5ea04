package org.aidwire.ingest.extraction.remote;

/** Why a statement that came back is not believed; the word is its count's. */
enum Doubt {
    /** Not of the schema's shape. */
    SHAPE,
    /** Its words do not stand in the body, or not where it says, or are no whole words. */
    WORDS,
    /** A code that no list holds, or an act or modality that is none. */
    CODE,
    /** A party that is not named where it had to be. */
    PARTY,
    /** A person, role or unit whose words are not there. */
    NAME,
    /** A sum, count or year that its words do not say. */
    NUMBER,
    /** What the contract refuses of any statement. */
    REFUSED,
    /** The same as one before. */
    AGAIN,
    /** More than an article can hold, or than there is time to look for. */
    TOO_MANY;

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
