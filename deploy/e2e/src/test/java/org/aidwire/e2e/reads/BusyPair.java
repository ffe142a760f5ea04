package org.aidwire.e2e.reads;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
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
import org.aidwire.query.aid.Recorded;
import org.aidwire.query.projection.Arrivals;
import org.aidwire.query.projection.Projector;
import org.aidwire.query.store.ReadModel;
import org.jspecify.annotations.Nullable;

/**
 * One pair of which a great deal was said over two years: every statement in an article of its own,
 * every tenth corrected, every two hundredth article killed; most on one line, some on the lines
 * around it, some on none.
 */
final class BusyPair {

    static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-01-01T00:00:00Z");
    private static final int BATCH = 500;

    private final int statements;
    private final Random dice = new Random(1);

    BusyPair(int statements) {
        this.statements = statements;
    }

    /** When a part of the story was recorded: 0 the beginning, 1 the end. */
    static Instant at(double part) {
        return FROM.plusSeconds((long) (Duration.between(FROM, UNTIL).toSeconds() * part));
    }

    void fill(DataSource database) {
        Projector projector = new Projector(new ReadModel(database));
        List<Recorded<? extends NewsEvent>> batch = new ArrayList<>();
        for (int i = 0; i < statements; i++) {
            Instant time = at((double) i / statements);
            batch.add(recorded(article(i, 1, PubStatus.USABLE, time), time));
            batch.add(recorded(statement(i, 1, time), time.plusSeconds(1)));
            int before = dice.nextInt(i + 1);
            if (i % 10 == 9) {
                batch.add(recorded(statement(before, 2 + i, time), time.plusSeconds(2)));
            }
            if (i % 200 == 199) {
                batch.add(
                        recorded(
                                article(before, 2 + i, PubStatus.CANCELED, time),
                                time.plusSeconds(3)));
            }
            if (batch.size() >= BATCH || i == statements - 1) {
                projector.project(batch.stream().map(Arrivals::event).toList(), List.of(), UNTIL);
                batch.clear();
            }
            if (i % 10_000 == 9_999) {
                System.out.printf("%,d statements stored%n", i + 1);
            }
        }
    }

    private static <E extends NewsEvent> Recorded<E> recorded(E event, Instant time) {
        return new Recorded<>(event, time, EventJson.encode(event).sha256(), "bench", List.of("*"));
    }

    private static Article article(int i, int version, PubStatus pubStatus, Instant time) {
        return new Article(
                "urn:busy:" + i,
                version,
                pubStatus,
                new Article.Outlet("Outlet " + i % 40, null),
                "Headline " + i,
                null,
                null,
                null,
                version == 1 ? time.minusSeconds(600) : null,
                i % 3 == 0
                        ? List.of(new Article.Credit("Wire " + i % 7, Relation.CITES, null))
                        : List.of(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private Statement statement(int i, int version, Instant time) {
        Act act = act(i);
        boolean confirmed = dice.nextInt(10) < 3;
        return new Statement(
                "busy-" + i,
                version,
                new Statement.ArticleRef("urn:busy:" + i, 1),
                null,
                new Statement.Speaker(
                        null, null, act == Act.REQUEST || act == Act.REJECT ? "UA" : "KR"),
                confirmed ? Attribution.ON_RECORD : Attribution.ANONYMOUS_SOURCE,
                "words of statement " + i,
                false,
                null,
                null,
                null,
                act,
                dice.nextInt(12) == 0 ? Modality.DENIED : Modality.ASSERTED,
                aid(i),
                null,
                null,
                new Statement.Provenance(ProvenanceBy.FEED, null, null),
                PubStatus.USABLE);
    }

    /** Steps in their course, a stop every thousand, context now and then. */
    private static Act act(int i) {
        if (i % 1_000 == 999) {
            return Act.SUSPEND;
        }
        if (i % 20 == 13) {
            return List.of(
                            Act.POSITION,
                            Act.CONDITION,
                            Act.WARN,
                            Act.FORECAST,
                            Act.CONSULT,
                            Act.NO_COMMENT)
                    .get(i / 20 % 6);
        }
        return List.of(Act.REQUEST, Act.CONSIDER, Act.PLEDGE, Act.PLEDGE, Act.COMMIT).get(i % 5);
    }

    private static Aid aid(int i) {
        List<String> items =
                switch (i % 50) {
                    case 7 -> List.of("LETHAL_UNSPECIFIED");
                    case 17 -> List.of("PATRIOT");
                    case 27 -> List.<String>of();
                    default -> List.of("AIR_DEFENCE");
                };
        return new Aid(
                "KR",
                "UA",
                null,
                null,
                List.of(),
                items,
                null,
                null,
                amount(i),
                null,
                Aid.Terms.UNKNOWN);
    }

    private static Aid.@Nullable Amount amount(int i) {
        return i % 5_000 == 2
                ? new Aid.Amount(
                        BigDecimal.valueOf(i + 1L),
                        "USD",
                        Aid.Amount.Basis.REPORTED,
                        Aid.Extent.TOTAL)
                : null;
    }
}
