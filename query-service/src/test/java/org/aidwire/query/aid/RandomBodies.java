package org.aidwire.query.aid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.aidwire.contract.Article;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.PubStatus;
import org.aidwire.contract.Relation;

/**
 * Seeded articles whose bodies are near-duplicates or barely not: few texts, rewritten here and
 * there, cut, moved along, under footers that many share; with embargoes, kills, credits, and
 * versions that change all of it.
 */
public final class RandomBodies {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final Random dice;
    private final List<Recorded<Article>> articles = new ArrayList<>();

    private RandomBodies(long seed) {
        this.dice = new Random(seed);
    }

    /** Articles of the first weeks of 2024, some under embargo until any day of that quarter. */
    public static History of(long seed, int articles) {
        RandomBodies random = new RandomBodies(seed);
        for (int i = 0; i < articles; i++) {
            random.article("a" + i, articles);
        }
        return new History(random.articles, List.of());
    }

    private void article(String uri, int uris) {
        int versions = dice.nextInt(2) == 0 ? 1 : 1 + dice.nextInt(4);
        for (int version = 1; version <= versions; version++) {
            Article article =
                    new Article(
                            uri,
                            version,
                            dice.nextInt(8) == 0 ? PubStatus.CANCELED : PubStatus.USABLE,
                            new Article.Outlet("outlet " + dice.nextInt(9), null),
                            null,
                            dice.nextInt(9) == 0 ? "short" : body(),
                            null,
                            null,
                            dice.nextInt(4) == 0 ? null : day(30),
                            credits(uris),
                            null,
                            dice.nextInt(4) == 0 ? day(90) : null,
                            null,
                            null,
                            null,
                            null);
            articles.add(
                    new Recorded<>(
                            article,
                            day(40).plusSeconds(dice.nextInt(80_000)),
                            EventJson.encode(article).sha256(),
                            "feed",
                            List.of("*")));
        }
    }

    private List<Article.Credit> credits(int uris) {
        List<Article.Credit> credits = new ArrayList<>();
        while (dice.nextInt(3) == 0) {
            credits.add(
                    new Article.Credit(
                            dice.nextInt(2) == 0 ? null : "outlet " + dice.nextInt(9),
                            Relation.CITES,
                            dice.nextInt(3) == 0 ? null : "a" + dice.nextInt(uris)));
        }
        return credits;
    }

    /** One of a few texts, then changed about as much as near-duplicates may differ. */
    String body() {
        int length = 46 + dice.nextInt(3) * 30;
        int text = dice.nextInt(3);
        int moved = dice.nextInt(3) * dice.nextInt(8);
        String[] words =
                IntStream.range(moved, moved + length)
                        .mapToObj(i -> "t" + text + "w" + i)
                        .toArray(String[]::new);
        for (int changes = dice.nextInt(4); changes > 0; changes--) {
            words[dice.nextInt(words.length)] = "other" + dice.nextInt(50);
        }
        List<String> all = new ArrayList<>(Arrays.asList(words));
        int footer = dice.nextInt(4);
        for (int i = 0; i < 8 * footer; i++) {
            all.add("footer" + footer + "word" + i);
        }
        return String.join(dice.nextInt(2) == 0 ? " " : ", ", all);
    }

    private Instant day(int within) {
        return START.plusSeconds(86_400L * dice.nextInt(within));
    }
}
