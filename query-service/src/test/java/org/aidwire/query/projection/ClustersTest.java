package org.aidwire.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.query.aid.Newsroom;
import org.aidwire.query.store.ExplainedDatabase;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.StoredArticles;
import org.aidwire.query.store.StoredLines;
import org.aidwire.query.store.TestDatabase;
import org.junit.jupiter.api.Test;

class ClustersTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String STORY =
            IntStream.range(0, 90).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

    /** Less than there are copies; more than a body has shingles. */
    private static final double MOST_ROWS = 250;

    private final DataSource database = TestDatabase.empty();
    private final ReadModel readModel = new ReadModel(database);
    private final StoredArticles stored = new StoredArticles(database);

    private void project(Newsroom newsroom) {
        new Projector(readModel).project(Arrivals.of(newsroom.history()), List.of(), NOW);
    }

    @Test
    void one_more_copy_of_a_story_rests_on_its_leader_alone() {
        Newsroom newsroom = new Newsroom();
        newsroom.repeat(
                40,
                i ->
                        newsroom.article(
                                """
                                {'uri':'copy%02d','outlet':{'name':'O%d'},'body':'%s outlet%d',
                                 'publishedAt':'2025-01-01T00:%02d:00Z'}\
                                """
                                        .formatted(i, i, STORY, i, i)));
        project(newsroom);

        Set<String> reached =
                readModel.projecting(
                        tx ->
                                tx.events()
                                        .foundationsOf(
                                                tx.events().dependentsOf(List.of("copy39"))));

        assertThat(reached).containsExactlyInAnyOrder("copy00", "copy39");
        assertThat(stored.leaders()).hasSize(40);
        assertThat(Set.copyOf(stored.leaders().values())).containsExactly("copy00");
    }

    @Test
    void all_copies_rest_on_their_leader() {
        Newsroom newsroom = new Newsroom();
        newsroom.repeat(
                5,
                i ->
                        newsroom.article(
                                "{'uri':'copy%d','outlet':{'name':'O%d'},'body':'%s'}"
                                        .formatted(i, i, STORY)));
        project(newsroom);

        Set<String> dependents =
                readModel.projecting(tx -> tx.events().dependentsOf(List.of("copy0")));

        assertThat(dependents).hasSize(5);
        assertThat(stored.standings().values())
                .extracting(standing -> standing.origin())
                .containsOnly("o0");
    }

    /**
     * R12: neither the number of copies nor that of articles with one footer is read. Of what was
     * recorded before others of its group the past is doubted, which costs as many as there are
     * (docs/reads.md); these are recorded last.
     */
    @Test
    void each_look_up_of_near_duplicates_is_an_index_look_up() {
        project(articles(0, 400));
        new StoredLines(database).change("analyze");
        ExplainedDatabase explained = new ExplainedDatabase(database);
        Projector projector = new Projector(new ReadModel(explained.dataSource()));

        Set<String> seen = new HashSet<>();
        Newsroom coming = new Newsroom().recordedFrom("2025-06-01T00:00:00Z");
        for (Event event : Arrivals.of(articles(coming, 400, 412).history())) {
            projector.project(List.of(event), List.of(), NOW);
            List<ExplainedDatabase.Scan> scans = explained.scans();
            scans.forEach(scan -> seen.add(scan.relation()));
            assertThat(scans)
                    .as("after %s", event.envelope().id())
                    .filteredOn(scan -> !Set.of("horizon", "consumed").contains(scan.relation()))
                    .allSatisfy(
                            scan -> {
                                assertThat(scan.kind()).isNotEqualTo("Seq Scan");
                                assertThat(scan.rows()).isLessThanOrEqualTo(MOST_ROWS);
                            });
        }
        assertThat(seen).contains("body", "body_key", "near_member", "article", "article_version");
    }

    /** Copies of one story, which are corrected later, and as many articles under one footer. */
    private static Newsroom articles(int from, int to) {
        return articles(new Newsroom(), from, to);
    }

    private static Newsroom articles(Newsroom newsroom, int from, int to) {
        String footer = STORY.replace('w', 'f');
        for (int i = from; i < to; i++) {
            newsroom.article(article("copy", i, 1, STORY + " outlet" + i))
                    .article(article("alone", i, 1, STORY.replace("w", "x" + i + "y") + footer))
                    .article(article("copy", i, 2, STORY + " corrected" + i));
        }
        return newsroom;
    }

    private static String article(String kind, int number, int version, String body) {
        return """
        {'uri':'%s%d','version':%d,'outlet':{'name':'O%d'},'body':'%s',
         'publishedAt':'2025-01-01T%02d:%02d:00Z'}\
        """
                .formatted(kind, number, version, number, body, 1 + number / 60, number % 60);
    }
}
