package org.aidwire.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.Dossier;
import org.aidwire.query.aid.RandomHistories;
import org.aidwire.query.store.DossierReads;
import org.aidwire.query.store.PastReading;
import org.aidwire.query.store.Place;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.StatementReads;
import org.aidwire.query.store.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A dossier read in parts from the store is that of the whole history. */
class DossierLawTest {

    private static final int HISTORIES = Boolean.getBoolean("aidwire.long") ? 500 : 20;
    private static final int ALL = 1_000;

    @Test
    void a_stored_dossier_is_that_of_the_whole_history() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            Random dice = new Random(seed);
            DataSource database = TestDatabase.empty();
            Projector projector = new Projector(new ReadModel(database));
            DossierReads dossiers = PastReading.dossiers(database);
            List<Event> toCome = new ArrayList<>(Arrivals.of(RandomHistories.of(seed, 40)));
            Collections.shuffle(toCome, dice);
            List<Event> arrived = new ArrayList<>();
            Instant now = RandomHistories.NOW.minus(Duration.ofDays(20));
            while (arrived.size() < toCome.size()) {
                int batch = Math.min(1 + dice.nextInt(8), toCome.size() - arrived.size());
                List<Event> next = toCome.subList(arrived.size(), arrived.size() + batch);
                now = now.plus(Duration.ofDays(dice.nextInt(4)));
                projector.project(next, List.of(), now);
                arrived.addAll(next);
                for (String recipient : List.of("UA", "WFP")) {
                    Dossier expected =
                            Dossier.of(
                                    Arrivals.history(arrived).at(Cut.live(now)), "KR", recipient);
                    String story = "seed " + seed + ", " + recipient + " after " + arrived.size();
                    DossierReads.Part found = dossiers.part("KR", recipient, null, ALL);
                    if (expected == null) {
                        assertThat(found).as(story).isNull();
                    } else {
                        assertThat(found.origins()).as(story).isEqualTo(expected.origins());
                        assertThat(ids(found)).as(story).isEqualTo(ids(expected));
                        assertThat(new TreeSet<>(uris(found)))
                                .as(story)
                                .isEqualTo(new TreeSet<>(uris(expected)));
                        assertThat(inParts(dossiers, recipient, 1 + dice.nextInt(3)))
                                .as(story)
                                .isEqualTo(ids(expected));
                    }
                }
            }
        }
    }

    /** Statement by statement: each part goes on after the first of the last part. */
    private static Map<Dossier.Section, List<String>> inParts(
            DossierReads dossiers, String recipient, int limit) {
        Map<Dossier.Section, List<String>> ids = new EnumMap<>(Dossier.Section.class);
        Place after = null;
        do {
            DossierReads.Part part = dossiers.part("KR", recipient, after, limit);
            Place first = first(part);
            part.statements()
                    .forEach(
                            (section, rows) ->
                                    rows.stream()
                                            .filter(row -> place(row).equals(first))
                                            .forEach(
                                                    row ->
                                                            ids.computeIfAbsent(
                                                                            section,
                                                                            _ -> new ArrayList<>())
                                                                    .add(row.statement().id())));
            after = first;
        } while (after != null);
        return ids;
    }

    private static @Nullable Place first(DossierReads.Part part) {
        return part.statements().values().stream()
                .map(rows -> place(rows.getFirst()))
                .min(
                        java.util.Comparator.comparing(Place::recordedtime)
                                .thenComparing(Place::identity))
                .orElse(null);
    }

    private static Place place(StatementReads.Row row) {
        return new Place(row.recordedtime(), row.statement().id());
    }

    private static Map<Dossier.Section, List<String>> ids(DossierReads.Part part) {
        Map<Dossier.Section, List<String>> ids = new EnumMap<>(Dossier.Section.class);
        part.statements()
                .forEach(
                        (section, rows) ->
                                ids.put(
                                        section,
                                        rows.stream().map(row -> row.statement().id()).toList()));
        return ids;
    }

    private static Map<Dossier.Section, List<String>> ids(Dossier dossier) {
        Map<Dossier.Section, List<String>> ids = new EnumMap<>(Dossier.Section.class);
        dossier.statements()
                .forEach(
                        (section, views) ->
                                ids.put(
                                        section,
                                        views.stream()
                                                .map(view -> view.statement().id())
                                                .toList()));
        return ids;
    }

    private static List<String> uris(DossierReads.Part part) {
        return part.articles().stream().map(row -> row.article().uri()).toList();
    }

    private static List<String> uris(Dossier dossier) {
        return dossier.articles().stream().map(view -> view.article().uri()).toList();
    }
}
