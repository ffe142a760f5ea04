package org.aidwire.query.aid;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.jspecify.annotations.Nullable;

/**
 * A statement on a line, in brief: enough to decide who wins and who counts among a hundred
 * thousand of them without reading any in full.
 *
 * @param first when any version of it was first recorded
 * @param since from when on, by recorded time, it is what it is here; between {@code first} and
 *     this it may have been something else
 * @param until just before when it was that; null where it still is
 * @param act of a step, stop or denial; else null
 * @param flags bits of {@link Flag}
 * @param origin 64 bits of the digest of a candidate's origin; null where unnamed
 * @param report likewise
 * @param party who said it on record (a candidate) or denied it (a denial)
 */
public record Mention(
        String statementId,
        Instant first,
        Instant since,
        @Nullable Instant until,
        Kind kind,
        @Nullable Act act,
        int flags,
        EffectiveOrder order,
        @Nullable Long origin,
        @Nullable Long report,
        @Nullable String party) {

    public enum Kind {
        /** Not on record, under embargo, or no longer of this line. */
        ABSENT,
        DISCOUNTED,
        MUTE,
        MOVES,
        DENIES
    }

    public enum Flag {
        CONFIRMED,
        QUALIFIED,
        MEASURED,
        BARE_DATE,
        CHANNEL,
        SUPPLIER,
        BENEFICIARIES,
        TERMS;

        private int bit() {
            return 1 << ordinal();
        }
    }

    /** As candidates sort ({@link Candidate#LATEST}). */
    static final Comparator<Mention> LATEST =
            Comparator.comparing(Mention::order, Comparator.reverseOrder())
                    .thenComparing(Mention::statementId, CreditedArticle::compareUtf8);

    public Mention {
        Objects.requireNonNull(statementId, "statementId");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(order, "order");
    }

    public static Mention of(Candidate candidate, Instant first, Instant since) {
        return new Mention(
                candidate.statementId(),
                first,
                since,
                null,
                Kind.MOVES,
                candidate.act(),
                flags(candidate),
                candidate.order(),
                digest(candidate.origin()),
                digest(candidate.report()),
                candidate.onRecordParty());
    }

    public static Mention of(Denial denial, Instant first, Instant since) {
        return new Mention(
                denial.statementId(),
                first,
                since,
                null,
                Kind.DENIES,
                denial.act(),
                denial.bareDate() ? Flag.BARE_DATE.bit() : 0,
                denial.order(),
                null,
                null,
                denial.party());
    }

    /**
     * A statement that weighs nothing.
     *
     * @param effective null where unknown
     */
    public static Mention of(
            String statementId,
            Kind kind,
            @Nullable Instant effective,
            Instant first,
            Instant since) {
        return new Mention(
                statementId,
                first,
                since,
                null,
                kind,
                null,
                0,
                new EffectiveOrder(effective, 0),
                null,
                null,
                null);
    }

    /** A statement as it is at one moment of the past. */
    static Mention of(History.StatementView view) {
        String id = view.statement().id();
        return switch (view.weight()) {
            case null -> of(id, Kind.DISCOUNTED, view.effective(), Instant.MIN, Instant.MIN);
            case Weight.Mute _ -> of(id, Kind.MUTE, view.effective(), Instant.MIN, Instant.MIN);
            case Weight.Moves moves -> of(moves.candidate(), Instant.MIN, Instant.MIN);
            case Weight.Denies denies -> of(denies.denial(), Instant.MIN, Instant.MIN);
        };
    }

    /** Whether this is what the statement was on the line at that time. */
    boolean covers(Instant time) {
        return !since.isAfter(time) && (until == null || until.isAfter(time));
    }

    boolean has(Flag flag) {
        return (flags & flag.bit()) != 0;
    }

    boolean confirmed() {
        return has(Flag.CONFIRMED);
    }

    private static int flags(Candidate candidate) {
        Aid aid = candidate.aid();
        return bit(Flag.CONFIRMED, candidate.confirmed())
                | bit(Flag.QUALIFIED, candidate.qualifier() != null)
                | bit(Flag.MEASURED, Retelling.isMeasured(candidate))
                | bit(Flag.CHANNEL, aid.channel() != null)
                | bit(Flag.SUPPLIER, aid.supplier() != null)
                | bit(Flag.BENEFICIARIES, !aid.beneficiaries().isEmpty())
                | bit(Flag.TERMS, aid.terms() != Aid.Terms.UNKNOWN);
    }

    private static int bit(Flag flag, boolean set) {
        return set ? flag.bit() : 0;
    }

    /** 64 bits of SHA-256: by chance no two names of a line have the same. */
    private static @Nullable Long digest(@Nullable String name) {
        if (name == null) {
            return null;
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
