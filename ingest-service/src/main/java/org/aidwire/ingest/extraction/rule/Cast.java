package org.aidwire.ingest.extraction.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who gives and who is given to, around a verb.
 *
 * @param channel an organisation that the aid goes through
 * @param evidence how they were found
 */
record Cast(
        List<String> donors,
        List<String> recipients,
        @Nullable String channel,
        Evidence evidence) {}
