package org.aidwire.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.aidwire.query.aid.Newsroom;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.StoredArticles;
import org.aidwire.query.store.TestDatabase;
import org.junit.jupiter.api.Test;

class ClustersTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String STORY =
            IntStream.range(0, 90).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

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
}
