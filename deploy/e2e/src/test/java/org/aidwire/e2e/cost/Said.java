package org.aidwire.e2e.cost;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.contract.Article;
import org.aidwire.contract.Attribution;
import org.aidwire.contract.Modality;
import org.aidwire.contract.ProvenanceBy;
import org.aidwire.contract.PubStatus;
import org.aidwire.contract.Statement;
import org.aidwire.contract.When;
import org.jspecify.annotations.Nullable;

/** Statements of a line and their articles, member by member. */
record Said(
        String id,
        Act act,
        Modality modality,
        @Nullable String affiliation,
        Instant at,
        String item,
        @Nullable String article,
        Statement.@Nullable Span span,
        Aid.@Nullable Amount amount,
        ProvenanceBy by) {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    /** A minute apart, from the first of 2024 on. */
    static Instant minute(int number) {
        return START.plusSeconds(60L * number);
    }

    /** An outlet's report: unconfirmed. */
    static Said reported(String id, Act act, Instant at) {
        return new Said(
                id,
                act,
                Modality.ASSERTED,
                null,
                at,
                "SHELLS",
                null,
                null,
                null,
                ProvenanceBy.FEED);
    }

    /** A party's own word on record. */
    Said by(String party) {
        return new Said(id, act, modality, party, at, item, article, span, amount, by);
    }

    Said denied() {
        return new Said(id, act, Modality.DENIED, affiliation, at, item, article, span, amount, by);
    }

    Said at(Instant time) {
        return new Said(id, act, modality, affiliation, time, item, article, span, amount, by);
    }

    Said about(String other) {
        return new Said(id, act, modality, affiliation, at, other, article, span, amount, by);
    }

    Said in(String uri, Statement.@Nullable Span words) {
        return new Said(id, act, modality, affiliation, at, item, uri, words, amount, by);
    }

    Said with(long value, Aid.Extent extent) {
        return new Said(
                id,
                act,
                modality,
                affiliation,
                at,
                item,
                article,
                span,
                new Aid.Amount(BigDecimal.valueOf(value), "USD", Aid.Amount.Basis.REPORTED, extent),
                by);
    }

    Said from(ProvenanceBy provenance) {
        return new Said(
                id, act, modality, affiliation, at, item, article, span, amount, provenance);
    }

    Statement on(Line line) {
        return new Statement(
                line.name(id),
                1,
                article == null ? null : new Statement.ArticleRef(article, 1),
                // As many outlets as there are in the world, not one a statement.
                "outlet " + Math.floorMod(id.hashCode(), 500),
                affiliation == null ? null : new Statement.Speaker("A name", null, affiliation),
                affiliation == null ? Attribution.OUTLET : Attribution.ON_RECORD,
                "The words as they were said, of about the length that a sentence has.",
                false,
                span,
                new When.Moment(at.atOffset(ZoneOffset.UTC)),
                null,
                act,
                modality,
                new Aid(
                        line.donor(),
                        line.recipient(),
                        null,
                        null,
                        List.of(),
                        List.of(item),
                        null,
                        null,
                        amount,
                        null,
                        Aid.Terms.UNKNOWN),
                null,
                null,
                new Statement.Provenance(by, null, null),
                PubStatus.USABLE);
    }

    static Article article(String uri, int version, PubStatus pubStatus, String body) {
        return new Article(
                uri,
                version,
                pubStatus,
                new Article.Outlet("outlet " + Math.floorMod(uri.hashCode(), 500), null),
                "A headline",
                body,
                null,
                null,
                START,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
