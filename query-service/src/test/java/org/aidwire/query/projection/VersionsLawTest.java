package org.aidwire.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.query.aid.RandomHistories;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.StoredLines;
import org.aidwire.query.store.StoredPairs;
import org.aidwire.query.store.TestDatabase;
import org.junit.jupiter.api.Test;

/** What answers are kept by: no content changes while the version that it rests on stands. */
class VersionsLawTest {

    private static final int HISTORIES = Boolean.getBoolean("aidwire.long") ? 300 : 6;

    @Test
    void what_is_stored_of_a_pair_changes_only_with_its_version() {
        int changes = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            changes += changesWithTheirVersions(seed);
        }
        assertThat(changes).isGreaterThan(HISTORIES);
    }

    private static int changesWithTheirVersions(long seed) {
        Random dice = new Random(seed);
        DataSource database = TestDatabase.empty();
        Projector projector = new Projector(new ReadModel(database));
        StoredPairs stored = new StoredPairs(database);
        StoredLines model = new StoredLines(database);
        List<Event> toCome = new ArrayList<>(Arrivals.of(RandomHistories.of(seed, 24)));
        Collections.shuffle(toCome, dice);
        Instant now = RandomHistories.NOW.minus(Duration.ofDays(60));
        Map<String, String> content = stored.content();
        Map<String, String> versions = stored.versions();
        long everything = model.number("select version from horizon");
        int changes = 0;
        for (Event next : toCome) {
            now = now.plus(Duration.ofDays(dice.nextInt(4)));
            projector.project(List.of(next), List.of(), now);
            Map<String, String> contentAfter = stored.content();
            Map<String, String> versionsAfter = stored.versions();
            Set<String> pairs = new TreeSet<>(content.keySet());
            pairs.addAll(contentAfter.keySet());
            for (String pair : pairs) {
                if (!Objects.equals(content.get(pair), contentAfter.get(pair))) {
                    changes++;
                    assertThat(versionsAfter.get(pair))
                            .as("version of %s, seed %d", pair, seed)
                            .isNotEqualTo(versions.get(pair));
                }
            }
            long everythingAfter = model.number("select version from horizon");
            assertThat(everythingAfter).isGreaterThan(everything);
            content = contentAfter;
            versions = versionsAfter;
            everything = everythingAfter;
        }
        return changes;
    }
}
