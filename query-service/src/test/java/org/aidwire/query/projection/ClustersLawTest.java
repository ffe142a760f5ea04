package org.aidwire.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.query.aid.AllPairs;
import org.aidwire.query.aid.CreditChains;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.RandomBodies;
import org.aidwire.query.aid.RandomHistories;
import org.aidwire.query.store.HistoryStore;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.StoredArticles;
import org.aidwire.query.store.TestDatabase;
import org.junit.jupiter.api.Test;

/**
 * R9, R10, R12: after every event the stored clusters are those of all pairs, and every article
 * stands where the whole history puts it, in any order of arrival.
 */
class ClustersLawTest {

    private static final int HISTORIES = Boolean.getBoolean("aidwire.long") ? 500 : 12;

    @Test
    void after_every_batch_the_clusters_are_those_of_all_pairs() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            holds(seed, RandomBodies.of(seed, 14));
        }
    }

    @Test
    void after_every_batch_articles_stand_where_the_whole_history_puts_them() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            holds(seed, new History(RandomHistories.of(seed, 50).articles(), List.of()));
        }
    }

    private static void holds(long seed, History history) {
        Random dice = new Random(seed);
        DataSource database = TestDatabase.empty();
        Projector projector = new Projector(new ReadModel(database));
        StoredArticles stored = new StoredArticles(database);
        List<Event> toCome = new ArrayList<>(Arrivals.of(history));
        toCome.addAll(toCome.stream().filter(_ -> dice.nextInt(10) == 0).toList());
        Collections.shuffle(toCome, dice);
        int largest = 1 + dice.nextInt(6);

        List<Event> arrived = new ArrayList<>();
        Instant now = Instant.parse("2024-01-20T00:00:00Z");
        while (arrived.size() < toCome.size()) {
            int batch = Math.min(dice.nextInt(largest + 1), toCome.size() - arrived.size());
            List<Event> next = toCome.subList(arrived.size(), arrived.size() + batch);
            now = now.plus(Duration.ofDays(dice.nextInt(6)));
            projector.project(next, List.of(), now);
            arrived.addAll(next);

            History known = Arrivals.history(arrived);
            String at = "seed %d after %d events".formatted(seed, arrived.size());
            assertThat(stored.leaders()).as(at).isEqualTo(AllPairs.leaders(known, now));
            assertThat(stored.standings()).as(at).isEqualTo(standings(known, now));
            assertThat(stored.astray()).as(at).isZero();
        }
        for (String uri : stored.standings().keySet()) {
            assertThat(standings(new HistoryStore(database).ofArticles(List.of(uri)), now).get(uri))
                    .as("seed %d, the part of the history for %s", seed, uri)
                    .isEqualTo(stored.standings().get(uri));
        }
    }

    private static Map<String, CreditChains.Standing> standings(History history, Instant now) {
        Map<String, CreditChains.Standing> standings = new TreeMap<>();
        history.at(Cut.live(now))
                .articles()
                .forEach((uri, view) -> standings.put(uri, view.standing()));
        return standings;
    }
}
