package org.aidwire.ingest.extraction.text;

/**
 * A word or a mark of a story.
 *
 * @param start where it begins in the story's text, in UTF-16 code units
 * @param end where it ends, exclusive
 * @param text as written
 * @param low in lower case, with typographic quotes made plain
 * @param lemma the form under which rules look it up
 */
public record Token(int start, int end, String text, String low, Tag tag, String lemma) {

    public boolean is(String word) {
        return low.equals(word);
    }

    public boolean capitalised() {
        return Character.isUpperCase(text.codePointAt(0));
    }

    public boolean quote() {
        return low.equals("\"");
    }
}
