package org.aidwire.query.aid;

/** R3: on how strong a word a status rests. */
public enum Confirmation {
    /** A party to the aid says so, on record or by document. */
    CONFIRMED,
    /** Two or more independent origins say so. */
    CORROBORATED,
    /** One origin says so, or none that is named. */
    REPORTED;

    static Confirmation of(boolean confirmed, int independentOrigins) {
        if (confirmed) {
            return CONFIRMED;
        }
        return independentOrigins >= 2 ? CORROBORATED : REPORTED;
    }
}
