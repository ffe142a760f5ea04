package org.aidwire.ingest.extraction.speech;

import java.util.ArrayList;
import java.util.List;
import org.aidwire.ingest.extraction.text.Sentence;

/**
 * Sentences that one attribution holds together: a quotation of several sentences is one.
 *
 * @param first place of its first sentence in the story
 * @param last place of its last one
 */
record Segment(int first, int last, int start, int end) {

    /** A quotation that nobody closes is given up after this many sentences. */
    private static final int LONGEST = 5;

    static List<Segment> of(List<Sentence> sentences) {
        List<Segment> out = new ArrayList<>();
        int i = 0;
        while (i < sentences.size()) {
            int j = i;
            while (j + 1 < sentences.size()
                    && sentences.get(j + 1).opensInQuote()
                    && sentences.get(j + 1).paragraph() == sentences.get(i).paragraph()
                    && j - i < LONGEST) {
                j++;
            }
            out.add(new Segment(i, j, sentences.get(i).start(), sentences.get(j).end()));
            i = j + 1;
        }
        return out;
    }
}
