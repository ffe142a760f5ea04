package org.aidwire.query.aid;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.aidwire.contract.Article;
import org.aidwire.contract.PubStatus;
import org.aidwire.contract.codes.Outlets;
import org.jspecify.annotations.Nullable;

/** An article with all its standing versions. */
public record ArticleOnRecord(Versions<Article> versions) {

    public String uri() {
        return current().uri();
    }

    public Article current() {
        return versions.current().event();
    }

    /** Whether the words of the highest version were erased. */
    public boolean erased() {
        return versions.current().remains() != null;
    }

    /** Under embargo the article is not on record, and nothing of it is served. */
    public boolean embargoedAt(Instant time) {
        Instant until = current().embargoedUntil();
        return until != null && time.isBefore(until);
    }

    /** The earliest {@code publishedAt} among the usable versions. */
    public @Nullable Instant publication() {
        return versions.standing().stream()
                .map(Recorded::event)
                .filter(version -> version.pubStatus() == PubStatus.USABLE)
                .map(Article::publishedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What R9 and R10 ask of an article. */
    public CreditedArticle credited() {
        String outlet = current().outletName();
        return new CreditedArticle(
                uri(),
                outlet == null ? null : Outlets.INSTANCE.fold(outlet),
                current().credits(),
                publication(),
                current().pubStatus() != PubStatus.USABLE,
                current().body(),
                versions.current().remains());
    }
}
