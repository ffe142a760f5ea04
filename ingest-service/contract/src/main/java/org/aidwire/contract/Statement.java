package org.aidwire.contract;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who said what about which aid (event type {@code org.aidwire.statement.v1}): the unit from which
 * every status is computed.
 *
 * @param text null only where it was erased; none is posted without
 */
public record Statement(
        String id,
        int version,
        @Nullable ArticleRef article,
        @Nullable String outlet,
        @Nullable Speaker speaker,
        Attribution attribution,
        @Nullable String text,
        boolean verbatim,
        @Nullable Span span,
        @Nullable When saidAt,
        @Nullable When happenedAt,
        Act act,
        Modality modality,
        Aid aid,
        @Nullable String condition,
        @Nullable Origin origin,
        Provenance provenance,
        PubStatus pubStatus)
        implements NewsEvent {

    public Statement {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(attribution, "attribution");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(modality, "modality");
        Objects.requireNonNull(aid, "aid");
        Objects.requireNonNull(provenance, "provenance");
        Objects.requireNonNull(pubStatus, "pubStatus");
        if (version < 1) {
            throw new IllegalArgumentException("version below 1");
        }
    }

    @Override
    public String identity() {
        return id;
    }

    @Override
    public @Nullable String outletName() {
        return outlet;
    }

    /**
     * The party that the speaker speaks for, or null where no speaker or no affiliation is given.
     */
    public @Nullable String affiliation() {
        return speaker == null ? null : speaker.affiliation();
    }

    /** The version of the article that the statement was read from. */
    public record ArticleRef(String uri, int version) {

        public ArticleRef {
            Objects.requireNonNull(uri, "uri");
            if (version < 1) {
                throw new IllegalArgumentException("version below 1");
            }
        }
    }

    /** {@code affiliation} is a party code. */
    public record Speaker(
            @Nullable String name, @Nullable String role, @Nullable String affiliation) {}

    /** UTF-16 code units into the body of the named article version, half-open. */
    public record Span(int start, int end) {

        public Span {
            if (start < 0 || end < start) {
                throw new IllegalArgumentException("span out of order");
            }
        }
    }

    /** The outlet from which the statement was taken over; a null outlet is an unnamed one. */
    public record Origin(@Nullable String outlet, @Nullable Relation relation) {}

    /** Who coded the statement; {@code confidence} is between 0 and 1. */
    public record Provenance(
            ProvenanceBy by, @Nullable String version, @Nullable Double confidence) {

        public Provenance {
            Objects.requireNonNull(by, "by");
            if (confidence != null && !(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException("confidence not between 0 and 1");
            }
        }
    }
}
