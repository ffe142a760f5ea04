package org.aidwire.query.aid;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.aidwire.contract.Article;
import org.aidwire.contract.codes.Outlets;
import org.jspecify.annotations.Nullable;

/**
 * R9 and R10: whose report an article is, and whether it has fallen. Pure over a set of articles;
 * the answer for one article is right as soon as the set holds all that its credits and
 * near-duplicates lead to ({@link #leadsTo}).
 */
public final class CreditChains {

    /**
     * Stands for an origin that is credited and not named, such as "foreign media". No outlet's
     * name is empty.
     */
    public static final String UNNAMED = "";

    /**
     * What the credits say of one article.
     *
     * @param origin the outlet that reported first, folded; {@link #UNNAMED} where the credits name
     *     none; null where there is nobody to name: no credits, and no outlet of its own
     * @param hearsayDepth how many credits lie between the article and that outlet
     */
    public record Standing(boolean fallen, @Nullable String origin, int hearsayDepth) {

        /** The origin where it has a name, else null. */
        public @Nullable String namedOrigin() {
            return UNNAMED.equals(origin) ? null : origin;
        }
    }

    private final Map<String, CreditedArticle> onRecord;
    private final Map<String, CreditedArticle> earliest;
    private final Map<String, Standing> origins = new HashMap<>();
    private final Set<String> fallen;

    private CreditChains(
            Collection<CreditedArticle> articles, Map<String, CreditedArticle> earliest) {
        this.onRecord =
                articles.stream()
                        .collect(
                                Collectors.toMap(
                                        CreditedArticle::uri,
                                        article -> article,
                                        (a, _) -> a,
                                        LinkedHashMap::new));
        this.earliest = earliest;
        this.fallen = fall();
        for (CreditedArticle article : onRecord.values()) {
            follow(article);
        }
    }

    /** The standing of each article, among articles that are on record (not under embargo). */
    public static Map<String, Standing> of(Collection<CreditedArticle> articles) {
        return of(articles, NearDuplicates.earliestOfGroups(articles));
    }

    /**
     * The same where the groups of near-duplicates are known: for each article in one, the group's
     * earliest.
     */
    public static Map<String, Standing> of(
            Collection<CreditedArticle> articles, Map<String, CreditedArticle> earliestOfGroups) {
        return Map.copyOf(new CreditChains(articles, earliestOfGroups).origins);
    }

    /**
     * The uris that an article's own standing may rest on directly; its near-duplicates come on
     * top.
     */
    public static Set<String> leadsTo(CreditedArticle article) {
        return article.credits().stream()
                .map(Article.Credit::uri)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * R10: from the withdrawn down the chain, to articles all of whose credits have fallen. A ring
     * does not fall.
     */
    private Set<String> fall() {
        Map<String, List<CreditedArticle>> crediting = new HashMap<>();
        for (CreditedArticle article : onRecord.values()) {
            leadsTo(article)
                    .forEach(
                            uri ->
                                    crediting
                                            .computeIfAbsent(uri, _ -> new ArrayList<>())
                                            .add(article));
        }
        Set<String> down = new HashSet<>();
        Deque<CreditedArticle> falling = new ArrayDeque<>();
        onRecord.values().stream().filter(CreditedArticle::withdrawn).forEach(falling::add);
        while (!falling.isEmpty()) {
            CreditedArticle article = falling.remove();
            if (down.add(article.uri())) {
                crediting.getOrDefault(article.uri(), List.of()).stream()
                        .filter(
                                next ->
                                        next.credits().stream()
                                                .allMatch(credit -> down.contains(credit.uri())))
                        .forEach(falling::add);
            }
        }
        return down;
    }

    /** R9: walks from an article to its origin and notes the answer for all on the way. */
    private void follow(CreditedArticle start) {
        List<CreditedArticle> path = new ArrayList<>();
        Map<String, Integer> placeOnPath = new HashMap<>();
        CreditedArticle at = start;
        while (true) {
            Standing known = origins.get(at.uri());
            if (known != null) {
                note(path, known.origin(), known.hearsayDepth());
                return;
            }
            Integer ringStart = placeOnPath.putIfAbsent(at.uri(), path.size());
            if (ringStart != null) {
                List<CreditedArticle> ring = path.subList(ringStart, path.size());
                CreditedArticle first = ring.stream().min(CreditedArticle.EARLIEST).orElseThrow();
                String origin = source(first).outlet();
                ring.forEach(article -> put(article, origin, 0));
                note(path.subList(0, ringStart), origin, 0);
                return;
            }
            path.add(at);
            Article.Credit credit = firstNaming(source(at));
            if (credit == null) {
                boolean own = source(at).credits().isEmpty();
                note(path, own ? source(at).outlet() : UNNAMED, own ? -1 : 0);
                return;
            }
            CreditedArticle next = credit.uri() == null ? null : onRecord.get(credit.uri());
            if (next == null) {
                note(path, Outlets.INSTANCE.fold(Objects.requireNonNull(credit.outlet())), 0);
                return;
            }
            at = next;
        }
    }

    /**
     * Notes the origin for a path whose last article is {@code depthOfNext} + 1 credits away from
     * it.
     */
    private void note(List<CreditedArticle> path, @Nullable String origin, int depthOfNext) {
        int depth = depthOfNext;
        for (int i = path.size() - 1; i >= 0; i--) {
            depth++;
            put(path.get(i), origin, depth);
        }
    }

    private void put(CreditedArticle article, @Nullable String origin, int depth) {
        origins.put(article.uri(), new Standing(fallen.contains(article.uri()), origin, depth));
    }

    /** Near-duplicates take the credits and the outlet of their group's earliest article. */
    private CreditedArticle source(CreditedArticle article) {
        return earliest.getOrDefault(article.uri(), article);
    }

    private Article.@Nullable Credit firstNaming(CreditedArticle article) {
        return article.credits().stream()
                .filter(
                        credit ->
                                credit.outlet() != null
                                        || (credit.uri() != null
                                                && onRecord.containsKey(credit.uri())))
                .findFirst()
                .orElse(null);
    }
}
