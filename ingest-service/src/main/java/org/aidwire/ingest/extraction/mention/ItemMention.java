package org.aidwire.ingest.extraction.mention;

/**
 * An item where it stands in a sentence.
 *
 * @param generic whether the word is "aid" or "support" as such: it shows that aid is spoken of and
 *     bears no code of its own
 */
public record ItemMention(int from, int to, String code, boolean generic) {}
