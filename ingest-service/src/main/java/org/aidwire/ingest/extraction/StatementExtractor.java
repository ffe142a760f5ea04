package org.aidwire.ingest.extraction;

import org.aidwire.contract.Article;

/** Reads the statements off an article. */
public interface StatementExtractor {

    /** The same article gives the same statements; one without a body gives none. */
    Extraction extract(Article article);
}
