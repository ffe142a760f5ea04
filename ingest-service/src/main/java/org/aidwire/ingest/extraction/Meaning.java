package org.aidwire.ingest.extraction;

import org.aidwire.contract.Act;
import org.aidwire.contract.Modality;
import org.aidwire.ingest.extraction.rule.AidFact;

/** A fact's act and modality in the words of the contract. */
record Meaning(Act act, Modality modality, boolean underway) {

    static Meaning of(AidFact fact) {
        Modality told = fact.past() ? Modality.HISTORICAL : Modality.ASSERTED;
        return switch (fact.outcome()) {
            case REQUEST -> new Meaning(Act.REQUEST, Modality.ASSERTED, false);
            case ASKING -> new Meaning(Act.REQUEST, Modality.INTENDED, false);
            case CONSIDER, CONSIDERSTOP -> new Meaning(Act.CONSIDER, Modality.ASSERTED, false);
            case PLEDGE -> new Meaning(Act.PLEDGE, Modality.ASSERTED, false);
            case COMMIT -> new Meaning(Act.COMMIT, told, false);
            case UNDERWAY -> new Meaning(Act.DELIVER, Modality.ASSERTED, true);
            case DELIVER -> new Meaning(Act.DELIVER, told, false);
            case DECLINE -> new Meaning(Act.DECLINE, Modality.ASSERTED, false);
            case SUSPEND -> new Meaning(Act.SUSPEND, Modality.ASSERTED, false);
        };
    }
}
