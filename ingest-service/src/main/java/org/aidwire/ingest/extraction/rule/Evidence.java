package org.aidwire.ingest.extraction.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * Why a fact is believed.
 *
 * @param rules the names of the rules that made it, in order
 * @param confidence between 0 and 1
 */
public record Evidence(List<String> rules, double confidence) {

    public Evidence {
        rules = List.copyOf(rules);
    }

    /** As before, with one more rule whose part in the chain is as sure as its factor. */
    Evidence and(String rule, double factor) {
        List<String> more = new ArrayList<>(rules);
        more.add(rule);
        return new Evidence(more, confidence * factor);
    }

    static Evidence of(String rule) {
        return new Evidence(List.of(rule), 0.95);
    }
}
