package org.aidwire.query.aid;

import org.aidwire.contract.Act;

/** What of a candidate says whether it is in a run. */
record Claim(Act act, boolean confirmed, EffectiveOrder order) {

    static Claim of(Candidate candidate) {
        return new Claim(candidate.act(), candidate.confirmed(), candidate.order());
    }
}
