package org.aidwire.ingest.publishing;

import org.aidwire.contract.Decoded;
import org.aidwire.contract.EventEnvelope;

/** An admitted event with the envelope it is recorded under. */
public record Outgoing(EventEnvelope envelope, Decoded.Read content) {}
