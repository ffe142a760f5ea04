package org.aidwire.query.store;

import java.time.Instant;

/** A place in a list sorted by recordedtime, then identity (by UTF-8 bytes). */
public record Place(Instant recordedtime, String identity) {}
