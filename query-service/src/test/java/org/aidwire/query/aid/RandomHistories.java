package org.aidwire.query.aid;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.contract.Article;
import org.aidwire.contract.Attribution;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.Modality;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.ProvenanceBy;
import org.aidwire.contract.PubStatus;
import org.aidwire.contract.Relation;
import org.aidwire.contract.Statement;
import org.aidwire.contract.When;
import org.jspecify.annotations.Nullable;

/**
 * Seeded random histories over small pools of values, so that the rules meet often: chains and
 * rings of credits, near-duplicates, embargoes, kills, conflicting contents, overlapping spans,
 * ties in time. All times are days or hours of early 2024, recorded by the end of that March;
 * {@link #NOW} is in the midst of the embargoes.
 */
public final class RandomHistories {

    public static final Instant NOW = Instant.parse("2024-04-15T00:00:00Z");
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final List<String> OUTLETS =
            List.of("KBS", "YTN", "SCMP", "South China Morning Post", "Kyiv News");
    private static final List<String> ITEMS =
            List.of(
                    "MILITARY_UNSPECIFIED",
                    "LETHAL_UNSPECIFIED",
                    "AIR_DEFENCE",
                    "PATRIOT",
                    "FOOD_GRAIN");
    private static final List<String> FEW_ITEMS = List.of("AIR_DEFENCE", "PATRIOT");
    private static final List<Act> TO_AND_FRO =
            List.of(Act.REQUEST, Act.COMMIT, Act.COMMIT, Act.DELIVER, Act.SUSPEND, Act.WITHDRAW);
    private static final List<String> PARTIES =
            List.of("KR", "UA", "WFP", "UN", "KR-PARLIAMENT", "RU");

    private final Random dice;

    /**
     * Whether few articles hold many statements on overlapping spans, which move one line back and
     * forth and tell the same figures again.
     */
    private final boolean crowded;

    private final List<Recorded<Article>> articles = new ArrayList<>();
    private final List<Recorded<Statement>> statements = new ArrayList<>();

    private RandomHistories(long seed) {
        this.dice = new Random(seed);
        this.crowded = oneIn(3);
    }

    /** A history of up to {@code size} statements and a third as many articles. */
    public static History of(long seed, int size) {
        RandomHistories random = new RandomHistories(seed);
        int articles = random.dice.nextInt(1 + (random.crowded ? 3 : size / 3));
        for (int i = 0; i < articles; i++) {
            random.article("a" + i, articles);
        }
        int statements = 1 + random.dice.nextInt(size);
        for (int i = 0; i < statements; i++) {
            random.statement("s" + i, articles);
        }
        return new History(random.articles, random.statements);
    }

    private void article(String uri, int articles) {
        int versions = crowded || oneIn(3) ? 1 + dice.nextInt(3) : 1;
        for (int version = 1; version <= versions; version++) {
            PubStatus pubStatus = oneIn(5) ? pick(PubStatus.values()) : PubStatus.USABLE;
            List<Article.Credit> credits = new ArrayList<>();
            while (oneIn(2) && credits.size() < 3) {
                credits.add(
                        new Article.Credit(
                                oneIn(2) ? null : pick(OUTLETS),
                                Relation.CITES,
                                oneIn(3) ? null : "a" + dice.nextInt(articles + 1)));
            }
            Article article =
                    new Article(
                            uri,
                            version,
                            pubStatus,
                            oneIn(8) ? null : new Article.Outlet(pick(OUTLETS), null),
                            null,
                            body(),
                            null,
                            null,
                            oneIn(4) ? null : hour(),
                            credits,
                            null,
                            oneIn(8) ? START.plusSeconds(86_400L * dice.nextInt(200)) : null,
                            null,
                            null,
                            null,
                            null);
            record(articles(), article);
        }
    }

    private List<Recorded<Article>> articles() {
        return articles;
    }

    /**
     * A few sentences in changing order, or one of a chain of long texts, each a near-duplicate of
     * its neighbours alone: clusters split and come together as versions come.
     */
    private @Nullable String body() {
        return switch (crowded && !oneIn(6) ? 4 + dice.nextInt(2) : dice.nextInt(6)) {
            case 0 -> null;
            case 1, 2, 3 -> {
                int from = 9 * dice.nextInt(5);
                yield words(from, from + 90);
            }
            case 4 -> "one two three. four five six. seven eight nine.";
            default -> "four five six. one two three.";
        };
    }

    private static String words(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    }

    private void statement(String id, int articles) {
        int versions = oneIn(5) ? 1 + dice.nextInt(3) : 1;
        for (int version = 1; version <= versions; version++) {
            Statement statement = statement(id, version, articles);
            record(statements, statement);
            if (oneIn(12)) {
                record(statements, statement);
            }
            if (oneIn(12)) {
                record(statements, statement(id, version, articles));
            }
        }
    }

    private Statement statement(String id, int version, int articles) {
        int start = dice.nextInt(20);
        return new Statement(
                id,
                version,
                articles == 0 || oneIn(3)
                        ? null
                        : new Statement.ArticleRef("a" + dice.nextInt(articles), oneIn(4) ? 2 : 1),
                oneIn(3) ? null : pick(OUTLETS),
                oneIn(4)
                        ? null
                        : new Statement.Speaker(null, null, oneIn(5) ? null : pick(PARTIES)),
                oneIn(2) ? Attribution.ON_RECORD : pick(Attribution.values()),
                "words",
                false,
                crowded || oneIn(3) ? new Statement.Span(start, start + dice.nextInt(12)) : null,
                when(),
                when(),
                oneIn(6) ? pick(Act.values()) : crowded ? pick(TO_AND_FRO) : pick(movers()),
                !oneIn(crowded ? 4 : 2) ? Modality.ASSERTED : pick(Modality.values()),
                aid(),
                oneIn(2) ? null : "if asked",
                oneIn(6)
                        ? new Statement.Origin(oneIn(2) ? null : pick(OUTLETS), Relation.CITES)
                        : null,
                new Statement.Provenance(
                        !crowded && oneIn(2) ? ProvenanceBy.FEED : pick(ProvenanceBy.values()),
                        null,
                        null),
                oneIn(10) ? pick(PubStatus.values()) : PubStatus.USABLE);
    }

    private static Act[] movers() {
        return Arrays.stream(Act.values())
                .filter(act -> act.kind() != Act.Kind.CONTEXT)
                .toArray(Act[]::new);
    }

    private Aid aid() {
        List<String> items = new ArrayList<>(List.of(pick(crowded ? FEW_ITEMS : ITEMS)));
        if (oneIn(5)) {
            items.add(pick(ITEMS));
        }
        return new Aid(
                "KR",
                oneIn(5) ? "WFP" : "UA",
                oneIn(4) ? "WFP" : null,
                oneIn(6) ? "US" : null,
                oneIn(6)
                        ? List.of(new Aid.Beneficiary(pick(PARTIES), Aid.Beneficiary.Basis.EXAMPLE))
                        : List.of(),
                items,
                !crowded && oneIn(3) ? 2023 + dice.nextInt(3) : null,
                oneIn(4) ? "P" + dice.nextInt(2) : null,
                oneIn(2)
                        ? new Aid.Amount(
                                BigDecimal.valueOf(1 + dice.nextInt(3)),
                                oneIn(4) ? "KRW" : "USD",
                                pick(Aid.Amount.Basis.values()),
                                pick(Aid.Extent.values()))
                        : null,
                oneIn(4)
                        ? new Aid.Quantity(
                                oneIn(3) ? null : BigDecimal.valueOf(1 + dice.nextInt(3)),
                                oneIn(3) ? null : "tanks",
                                pick(Aid.Extent.values()))
                        : null,
                oneIn(4) ? pick(Aid.Terms.values()) : Aid.Terms.UNKNOWN);
    }

    private @Nullable When when() {
        return switch (dice.nextInt(4)) {
            case 0, 1 -> null;
            case 2 -> new When.Day(LocalDate.of(2024, 1, 1).plusDays(dice.nextInt(80)));
            default ->
                    new When.Moment(hour().atOffset(ZoneOffset.ofHours(dice.nextInt(3) * 9 - 9)));
        };
    }

    /** Few enough that times meet. */
    private Instant hour() {
        return START.plusSeconds(43_200L * dice.nextInt(160));
    }

    private <E extends NewsEvent> void record(List<Recorded<E>> into, E event) {
        into.add(
                new Recorded<>(
                        event,
                        START.plusSeconds(3_600L * dice.nextInt(2_000)),
                        EventJson.encode(event).sha256(),
                        "feed",
                        oneIn(10) ? List.of(pick(OUTLETS)) : List.of("*")));
    }

    private boolean oneIn(int n) {
        return dice.nextInt(n) == 0;
    }

    private <T> T pick(List<T> values) {
        return values.get(dice.nextInt(values.size()));
    }

    private <T> T pick(T[] values) {
        return values[dice.nextInt(values.length)];
    }
}
