package org.aidwire.ingest.extraction.remote;

/** What became of a question to the other extractor. */
sealed interface Answer {

    /** JSON as it came, unbelieved. */
    record Text(String json) implements Answer {}

    /** Away, late, too long, refused: {@code why} is a word for the count. */
    record None(String why) implements Answer {}
}
