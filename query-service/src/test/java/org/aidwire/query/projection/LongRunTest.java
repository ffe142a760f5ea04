package org.aidwire.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.contract.Attribution;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.contract.Modality;
import org.aidwire.contract.ProvenanceBy;
import org.aidwire.contract.PubStatus;
import org.aidwire.contract.Statement;
import org.aidwire.contract.When;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.Recorded;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.StoredLines;
import org.aidwire.query.store.TestDatabase;
import org.junit.jupiter.api.Test;

/** R9 and R12: a run of many names is counted right from any bound, wherever its stop moves. */
class LongRunTest {

    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final int STATEMENTS = 2_000;

    private final Random dice = new Random(5);
    private final DataSource database = TestDatabase.empty();
    private final Projector projector = new Projector(new ReadModel(database));
    private final StoredLines stored = new StoredLines(database);
    private final List<Event> arrived = new ArrayList<>();

    @Test
    void a_stop_that_moves_through_a_long_run_leaves_the_count_of_what_follows_it() {
        List<Event> run = new ArrayList<>();
        for (int i = 0; i < STATEMENTS; i++) {
            run.add(said("s" + i, 1, Act.COMMIT, minute(), PubStatus.USABLE));
        }
        project(run.subList(0, STATEMENTS / 2));
        project(run.subList(STATEMENTS / 2, STATEMENTS));
        assertThat(stored.number("select count(*) from tally where level = 2"))
                .as("rows over rows of rows")
                .isGreaterThan(1);
        for (int version = 1; version <= 12; version++) {
            PubStatus status = version % 4 == 0 ? PubStatus.CANCELED : PubStatus.USABLE;
            project(List.of(said("stop", version, Act.WITHDRAW, minute(), status)));
            project(withdrawn(run, version));
            assertThat(stored.lines())
                    .as("after version %d of the stop", version)
                    .isEqualTo(Arrivals.history(arrived).at(Cut.live(NOW)).lines());
        }
    }

    private List<Event> withdrawn(List<Event> run, int version) {
        return run.stream()
                .filter(_ -> dice.nextInt(100) == 0)
                .map(event -> event.content().event().identity())
                .map(id -> said(id, 1 + version, Act.COMMIT, minute(), anyStatus()))
                .toList();
    }

    private PubStatus anyStatus() {
        return dice.nextBoolean() ? PubStatus.USABLE : PubStatus.WITHHELD;
    }

    private void project(List<Event> events) {
        projector.project(events, List.of(), NOW);
        arrived.addAll(events);
    }

    private Instant minute() {
        return START.plusSeconds(60L * dice.nextInt(100_000));
    }

    private Event said(String id, int version, Act act, Instant time, PubStatus status) {
        Statement statement =
                new Statement(
                        id,
                        version,
                        null,
                        "outlet " + dice.nextInt(STATEMENTS),
                        null,
                        dice.nextInt(3) == 0 ? Attribution.OFFICIAL_UNNAMED : Attribution.OUTLET,
                        "words",
                        false,
                        null,
                        new When.Moment(time.atOffset(ZoneOffset.UTC)),
                        null,
                        act,
                        Modality.ASSERTED,
                        new Aid(
                                "KR",
                                "UA",
                                null,
                                null,
                                List.of(),
                                List.of("SHELLS"),
                                null,
                                null,
                                null,
                                null,
                                Aid.Terms.UNKNOWN),
                        null,
                        null,
                        new Statement.Provenance(ProvenanceBy.FEED, null, null),
                        status);
        return Arrivals.event(
                new Recorded<>(
                        statement,
                        NOW.minusSeconds(3_600),
                        EventJson.encode(statement).sha256(),
                        "feed",
                        List.of("*")));
    }
}
