package org.aidwire.ingest.extraction.text;

import java.util.List;

/**
 * A sentence of the story proper.
 *
 * @param paragraph counts lines of the text: what an attribution may reach across
 * @param section the short heading that it stands under, "" for none
 * @param opensInQuote whether a quotation that began in an earlier sentence is still open
 */
public record Sentence(
        int start,
        int end,
        int paragraph,
        String section,
        boolean opensInQuote,
        List<Token> tokens) {

    public Sentence {
        tokens = List.copyOf(tokens);
    }

    public int size() {
        return tokens.size();
    }

    public Token at(int i) {
        return tokens.get(i);
    }

    public boolean is(int i, String word) {
        return low(i).equals(word);
    }

    /** The lower-cased word at a place, or "" outside of the sentence. */
    public String low(int i) {
        return i < 0 || i >= tokens.size() ? "" : tokens.get(i).low();
    }

    /** The lemma at a place, or "" outside of the sentence. */
    public String lemma(int i) {
        return i < 0 || i >= tokens.size() ? "" : tokens.get(i).lemma();
    }

    /** The tag at a place; outside of the sentence a mark. */
    public Tag tag(int i) {
        return i < 0 || i >= tokens.size() ? Tag.PUNCT : tokens.get(i).tag();
    }

    /** Whether a place stands between quotation marks. */
    public boolean quoted(int place) {
        boolean inside = opensInQuote;
        for (int i = 0; i < place && i < tokens.size(); i++) {
            inside ^= tokens.get(i).quote();
        }
        return inside;
    }

    /** The first token that begins at or after an offset of the text, or the size. */
    public int indexAt(int offset) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).end() > offset) {
                return i;
            }
        }
        return tokens.size();
    }
}
