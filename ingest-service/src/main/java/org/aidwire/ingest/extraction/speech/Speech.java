package org.aidwire.ingest.extraction.speech;

/**
 * Words with their speaker.
 *
 * @param first place of the first sentence in the story
 * @param last place of the last one
 * @param quoted whether most of it stands between quotation marks
 * @param verb the base form of the verb of saying, "" where the speaker goes on from before
 */
public record Speech(
        int first, int last, int start, int end, Speaker speaker, boolean quoted, String verb) {}
