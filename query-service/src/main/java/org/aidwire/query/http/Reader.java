package org.aidwire.query.http;

import java.time.Instant;

/** Who reads, and when: what of an article's text may be shown. */
public record Reader(boolean byEditor, Instant now) {}
