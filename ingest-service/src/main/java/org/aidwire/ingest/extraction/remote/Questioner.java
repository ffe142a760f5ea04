package org.aidwire.ingest.extraction.remote;

import org.aidwire.contract.Article;

/** Asks the other extractor about an article; comes back within its time, whatever happens. */
interface Questioner {

    Answer ask(Article article) throws InterruptedException;
}
