package org.aidwire.ingest.extraction.mention;

/**
 * A party where it stands in a sentence.
 *
 * @param from index of its first token
 * @param to index past its last token
 */
public record PartyMention(int from, int to, String party, How how) {

    /** How the words speak of the party, which decides what role they can take. */
    public enum How {
        NAME,
        ADJECTIVE,
        CAPITAL,
        SEAT,
        ORGANISATION,
        /** A city or region: what is given there is given to the state, but it does not act. */
        PLACE,
        /** Its people: "Afghans". */
        PEOPLE,
        GROUP,
        /** A head of state or of government by surname. */
        LEADER
    }

    /** Whether the words alone can be one who gives. */
    public boolean acts() {
        return how != How.PLACE && how != How.PEOPLE;
    }
}
