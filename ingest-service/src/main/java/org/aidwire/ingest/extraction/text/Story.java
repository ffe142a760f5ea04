package org.aidwire.ingest.extraction.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text of which the clutter has been told from the story.
 *
 * @param text the whole text, to which all offsets refer
 * @param headline as given, or as found at the head of the text
 * @param sentences of the story proper, in order
 * @param aside the lines that are not the story: bylines, teasers, boxes; credits may stand in them
 */
public record Story(
        String text, @Nullable String headline, List<Sentence> sentences, List<String> aside) {

    public Story {
        sentences = List.copyOf(sentences);
        aside = List.copyOf(aside);
    }
}
