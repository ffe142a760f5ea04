package org.aidwire.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Events of every shape that the records allow, from a seed. */
final class RandomEvents {

    private static final List<String> WORDS =
            List.of(
                    "Seoul",
                    "연합뉴스",
                    "a,b",
                    "50%",
                    "“quoted”",
                    "\"q\"",
                    "back\\slash",
                    "tab\there",
                    "line\nbreak",
                    "\u0001",
                    "\u007f",
                    "\u2028",
                    "é",
                    "e\u0301",
                    "🛡",
                    "a/b~c",
                    "null",
                    "{}",
                    "Київ",
                    "\u00a0",
                    "ﬁ",
                    "İ");

    private final Random random;

    RandomEvents(long seed) {
        random = new Random(seed);
    }

    NewsEvent event() {
        return random.nextBoolean() ? article() : statement();
    }

    Article article() {
        return new Article(
                name(),
                version(),
                pick(PubStatus.values()),
                maybe(() -> new Article.Outlet(maybe(this::name), maybe(this::name))),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(this::instant),
                list(
                        () ->
                                new Article.Credit(
                                        maybe(this::name),
                                        pick(Relation.values()),
                                        maybe(this::name))),
                maybe(this::text),
                maybe(this::instant),
                maybe(this::instant),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text));
    }

    Statement statement() {
        return new Statement(
                name(),
                version(),
                maybe(() -> new Statement.ArticleRef(name(), version())),
                maybe(this::name),
                maybe(
                        () ->
                                new Statement.Speaker(
                                        maybe(this::name), maybe(this::name), maybe(this::name))),
                pick(Attribution.values()),
                name(),
                random.nextBoolean(),
                maybe(this::span),
                maybe(this::when),
                maybe(this::when),
                pick(Act.values()),
                pick(Modality.values()),
                aid(),
                maybe(this::text),
                maybe(
                        () ->
                                new Statement.Origin(
                                        maybe(this::name), maybe(() -> pick(Relation.values())))),
                new Statement.Provenance(
                        pick(ProvenanceBy.values()),
                        maybe(this::name),
                        maybe(() -> random.nextBoolean() ? random.nextDouble() : 1.0)),
                pick(PubStatus.values()));
    }

    private Aid aid() {
        return new Aid(
                name(),
                name(),
                maybe(this::name),
                maybe(this::name),
                list(() -> new Aid.Beneficiary(name(), pick(Aid.Beneficiary.Basis.values()))),
                list(this::name),
                maybe(() -> 1000 + random.nextInt(9000)),
                maybe(this::name),
                maybe(
                        () ->
                                new Aid.Amount(
                                        number(),
                                        name(),
                                        pick(Aid.Amount.Basis.values()),
                                        pick(Aid.Extent.values()))),
                maybe(
                        () ->
                                new Aid.Quantity(
                                        maybe(this::number),
                                        maybe(this::name),
                                        pick(Aid.Extent.values()))),
                pick(Aid.Terms.values()));
    }

    /** Above 0, with at most 15 digits, so that a double carries it. */
    private BigDecimal number() {
        int scale = random.nextInt(-3, 16);
        return BigDecimal.valueOf(1 + random.nextLong(999_999_999_999_999L), scale);
    }

    private Statement.Span span() {
        int start = random.nextInt(10_000);
        return new Statement.Span(start, start + random.nextInt(500));
    }

    private When when() {
        return random.nextBoolean()
                ? new When.Day(LocalDate.of(1 + random.nextInt(9999), 1 + random.nextInt(12), 28))
                : new When.Moment(
                        OffsetDateTime.ofInstant(
                                instant(),
                                ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2161) - 1080))));
    }

    private Instant instant() {
        long second = 1_600_000_000L + random.nextInt(200_000_000);
        return switch (random.nextInt(3)) {
            case 0 -> Instant.ofEpochSecond(second);
            case 1 -> Instant.ofEpochSecond(second, random.nextInt(1000) * 1_000_000L);
            default -> Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
        };
    }

    private String name() {
        return "n" + text();
    }

    private String text() {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            out.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(10));
        }
        return out.toString();
    }

    private int version() {
        return random.nextInt(4) == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(5);
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }

    private <T> List<T> list(Supplier<T> element) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> element.get()).toList();
    }
}
