package org.aidwire.query.aid;

import java.time.Instant;
import java.util.List;
import org.aidwire.contract.Act;
import org.jspecify.annotations.Nullable;

/**
 * What the rules ask of a line: a fixed number of look-ups, each of which an index answers without
 * reading the line's history. {@link LineHistory} answers them from a list; the store answers them
 * from Postgres.
 */
public interface LineFacts {

    /**
     * R3: which candidates are looked at. The class of a line is the confirmed where there are any,
     * else all.
     */
    enum Pool {
        CONFIRMED,
        UNCONFIRMED,
        ALL
    }

    /** Attributes that a line takes from its candidates. */
    enum Attribute {
        CHANNEL,
        SUPPLIER,
        BENEFICIARIES,
        TERMS
    }

    /** R9 over a run: distinct named origins, and distinct reports. */
    record Tally(int origins, int reports) {}

    /** The latest candidate with that act; of equals the one with the smaller id. */
    @Nullable Candidate latest(Pool pool, Act act);

    /** The same among candidates without a qualifier. */
    @Nullable Candidate latestUnqualified(Pool pool, Act act);

    /** The latest candidate that has the attribute. */
    @Nullable Candidate latestWith(Attribute attribute);

    /**
     * The earliest known time among candidates with that act later than the bound (null: no bound).
     */
    @Nullable Instant earliestDated(Pool pool, Act act, @Nullable EffectiveOrder after);

    /** Counts over candidates of any class with that act later than the bound (null: no bound). */
    Tally tally(Act act, @Nullable EffectiveOrder after);

    /** The same over the unconfirmed ones. */
    Tally unconfirmedTally(Act act, @Nullable EffectiveOrder after);

    /**
     * R7: figures of that level and the levels above it, later than the bound (null: no bound): at
     * least those of which {@link Retelling} says that they can stand, in any order, each once. Of
     * money and of goods the unconfirmed ones of a level only where it has no confirmed one.
     */
    List<Candidate> figures(Act lowest, @Nullable EffectiveOrder after);

    /** R11: of each party, act and kind of date at least the latest denial. */
    List<Denial> denials();

    /** When the party last said that act on record or by document; null where it never did. */
    @Nullable EffectiveOrder lastOnRecord(String party, Act act);
}
