package org.aidwire.query.aid;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.aidwire.contract.Article;
import org.jspecify.annotations.Nullable;

/**
 * An article as R9 and R10 see it.
 *
 * @param outlet folded by the outlet aliases
 * @param withdrawn whether its highest version is withheld or canceled
 * @param remains what stands for the body where that was erased
 */
public record CreditedArticle(
        String uri,
        @Nullable String outlet,
        List<Article.Credit> credits,
        @Nullable Instant publication,
        boolean withdrawn,
        @Nullable String body,
        @Nullable Remains remains) {

    /** By publication, none last, then by uri. */
    static final Comparator<CreditedArticle> EARLIEST =
            Comparator.<CreditedArticle, @Nullable Instant>comparing(
                            CreditedArticle::publication,
                            Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(CreditedArticle::uri, CreditedArticle::compareUtf8);

    public CreditedArticle {
        Objects.requireNonNull(uri, "uri");
        credits = List.copyOf(credits);
    }

    /** By UTF-8 bytes, which is also how the read model's indexes order (collation C). */
    static int compareUtf8(String a, String b) {
        return Arrays.compareUnsigned(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
