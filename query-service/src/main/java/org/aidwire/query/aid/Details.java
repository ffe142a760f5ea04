package org.aidwire.query.aid;

import java.util.Collection;

/** What mentions leave out. */
public interface Details {

    /**
     * @param rule why it does not count, or moves nothing
     */
    record Reason(Rule rule, String why) {}

    /** These will be asked for, so that they can be read together. */
    void expect(Collection<Mention> mentions);

    Candidate candidate(Mention mention);

    Reason reason(Mention mention);
}
