package org.aidwire.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.query.aid.Newsroom;
import org.aidwire.query.store.ExplainedDatabase;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.StoredLines;
import org.aidwire.query.store.TestDatabase;
import org.junit.jupiter.api.Test;

/** R12: no look-up of the rules turns into a scan, and none reads a line's history. */
class PlansTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** On each of the two lines, and under the one article. */
    private static final int STATEMENTS = 1_500;

    /** A look-up reads some sixteen rows a level of the counts; a history is many times this. */
    private static final double MOST_ROWS = 250;

    /** Enough that each statement is prepared at the server and has its lasting plan. */
    private static final int TIMES = 14;

    /** One row each, or one for each partition. */
    private static final Set<String> SMALL = Set.of("horizon", "consumed");

    private final DataSource database = TestDatabase.empty();
    private final Random dice = new Random(3);

    @Test
    void each_look_up_of_the_rules_is_an_index_look_up() {
        Projector unseen = new Projector(new ReadModel(database));
        for (List<Event> batch : inBatches(filling())) {
            unseen.project(batch, List.of(), NOW);
        }
        new StoredLines(database).change("analyze");
        ExplainedDatabase explained = new ExplainedDatabase(database);
        Projector projector = new Projector(new ReadModel(explained.dataSource()));

        Set<String> seen = new HashSet<>();
        List<Event> coming = coming();
        for (Event event : coming) {
            projector.project(List.of(event), List.of(), NOW);
            List<ExplainedDatabase.Scan> scans = explained.scans();
            scans.forEach(scan -> seen.add(scan.relation()));
            assertThat(scans)
                    .as("after %s", event.envelope().id())
                    .filteredOn(scan -> !SMALL.contains(scan.relation()))
                    .allSatisfy(
                            scan -> {
                                assertThat(scan.kind()).isNotEqualTo("Seq Scan");
                                assertThat(scan.rows()).isLessThanOrEqualTo(MOST_ROWS);
                            });
        }
        assertThat(seen)
                .contains(
                        "article",
                        "article_version",
                        "candidate",
                        "change",
                        "denial",
                        "figure",
                        "line",
                        "span",
                        "statement",
                        "statement_version",
                        "tally");
    }

    private static List<List<Event>> inBatches(List<Event> events) {
        List<List<Event>> batches = new ArrayList<>();
        for (int from = 0; from < events.size(); from += 500) {
            batches.add(events.subList(from, Math.min(events.size(), from + 500)));
        }
        return batches;
    }

    private List<Event> filling() {
        Newsroom newsroom = new Newsroom();
        newsroom.article("{'uri':'u','body':'%s'}".formatted("Seoul will send shells. ".repeat(9)));
        newsroom.article("{'uri':'k','body':'It will not.'}");
        newsroom.statement(
                "stop", "SUSPEND", "{'saidAt':'2024-01-01T00:00:00Z','article':{'uri':'k'}}");
        newsroom.repeat(STATEMENTS, i -> plain(newsroom, "p" + i));
        newsroom.repeat(STATEMENTS, i -> crowd(newsroom, "c" + i));
        newsroom.repeat(STATEMENTS / 10, i -> denial(newsroom, "d" + i));
        List<Event> events = new ArrayList<>(Arrivals.of(newsroom.history()));
        Collections.shuffle(events, dice);
        return events;
    }

    /** One of each kind by turns, recorded after all else. */
    private List<Event> coming() {
        Newsroom newsroom = new Newsroom().recordedFrom("2025-06-01T00:00:00Z");
        newsroom.repeat(
                TIMES,
                i -> {
                    plain(newsroom, "np" + i);
                    crowd(newsroom, "nc" + i);
                    denial(newsroom, "nd" + i);
                    newsroom.statement("nf" + i, i % 2 == 0 ? "SUSPEND" : "COMMIT", "{}");
                    newsroom.statement(
                            "ng" + i, "WITHDRAW", "{'aid':{'items':['MILITARY_UNSPECIFIED']}}");
                    newsroom.statement("nr" + i, "REQUEST", "{'speaker':{'affiliation':'UA'}}");
                });
        List<Event> events = new ArrayList<>(Arrivals.of(newsroom.history()));
        Newsroom kills = new Newsroom().recordedFrom("2025-07-01T00:00:00Z");
        kills.repeat(
                TIMES,
                i ->
                        kills.article(
                                "{'uri':'k','version':%d,'body':'It will not.','pubStatus':'%s'}"
                                        .formatted(i + 2, i % 2 == 0 ? "canceled" : "usable")));
        events.addAll(Arrivals.of(kills.history()));
        return events;
    }

    private void plain(Newsroom newsroom, String id) {
        newsroom.statement(
                id,
                dice.nextInt(20) == 0 ? "PLEDGE" : "COMMIT",
                """
                {'saidAt':'2024-0%d-%02dT%02d:%02d:00Z','attribution':'%s','outlet':'outlet %d',
                'aid':{'amount':{'value':%d,'currency':'USD','extent':'%s'}}}
                """
                        .formatted(
                                1 + dice.nextInt(9),
                                1 + dice.nextInt(2),
                                dice.nextInt(24),
                                dice.nextInt(60),
                                dice.nextInt(3) == 0 ? "OFFICIAL_UNNAMED" : "ON_RECORD",
                                dice.nextInt(200),
                                1 + dice.nextInt(3),
                                dice.nextInt(4) == 0 ? "TOTAL" : "PART"));
    }

    private void crowd(Newsroom newsroom, String id) {
        int start = dice.nextInt(20);
        newsroom.statement(
                id,
                "PLEDGE",
                """
                {'article':{'uri':'u'},'span':{'start':%d,'end':%d},'provenance':{'by':'%s'},
                'aid':{'items':['PATRIOT']}}
                """
                        .formatted(
                                start,
                                start + 1 + dice.nextInt(20),
                                dice.nextInt(3) == 0 ? "EXTRACTOR" : "FEED"));
    }

    private void denial(Newsroom newsroom, String id) {
        newsroom.statement(id, "COMMIT", "{'modality':'DENIED'}");
    }
}
