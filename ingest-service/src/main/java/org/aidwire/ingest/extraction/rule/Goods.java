package org.aidwire.ingest.extraction.rule;

import java.util.List;
import org.aidwire.ingest.extraction.mention.Money;

/**
 * What is given, as found around a verb.
 *
 * @param generic whether a word such as "aid" stands there
 */
record Goods(List<String> items, boolean generic, List<Money> money) {

    boolean none() {
        return items.isEmpty() && !generic && money.isEmpty();
    }
}
