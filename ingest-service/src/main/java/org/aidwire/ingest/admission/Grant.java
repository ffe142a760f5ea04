package org.aidwire.ingest.admission;

/** What a write key may do beyond posting what a feed says. */
public enum Grant {
    /** Statements coded by a desk: provenance EDITOR. */
    EDITOR,
    /** Events learned earlier: an own {@code recordedtime}. */
    BACKFILL
}
