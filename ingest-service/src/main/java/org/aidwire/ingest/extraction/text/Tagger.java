package org.aidwire.ingest.extraction.text;

import java.util.List;

/** Parts of speech of a sentence: the one thing that the core needs a language model for. */
public interface Tagger {

    /** One tag a word, in order. */
    List<Tag> tag(List<String> words);
}
