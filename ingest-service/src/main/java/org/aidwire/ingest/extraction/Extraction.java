package org.aidwire.ingest.extraction;

import java.util.List;
import org.aidwire.contract.Article;
import org.aidwire.contract.Statement;

/**
 * What was found in an article.
 *
 * @param credits whom the story credits for the report, as its text says
 */
public record Extraction(List<Finding> findings, List<Article.Credit> credits) {

    public Extraction {
        findings = List.copyOf(findings);
        credits = List.copyOf(credits);
    }

    /**
     * A statement and why it is there.
     *
     * @param rules the rules that made it, in order, for whoever tunes them
     */
    public record Finding(Statement statement, List<String> rules) {

        public Finding {
            rules = List.copyOf(rules);
        }
    }
}
