package org.aidwire.contract;

/** Who coded a statement: the feed, Aidwire's own extraction, or a desk. */
public enum ProvenanceBy {
    FEED,
    EXTRACTOR,
    EDITOR
}
