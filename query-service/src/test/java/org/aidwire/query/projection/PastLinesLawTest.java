package org.aidwire.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.Explanation;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.Newsroom;
import org.aidwire.query.aid.RandomHistories;
import org.aidwire.query.aid.Timeline;
import org.aidwire.query.store.PastLines;
import org.aidwire.query.store.PastReading;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.TestDatabase;
import org.aidwire.query.view.AidIds;
import org.junit.jupiter.api.Test;

/** What is read of a line's past equals what the rules make of the whole history. */
class PastLinesLawTest {

    private static final int HISTORIES = Boolean.getBoolean("aidwire.long") ? 300 : 8;
    private static final int SIZE = 40;

    /** A model that events came to in batches, and what came. */
    private record Model(
            String story,
            PastLines past,
            History history,
            Set<LineId> lines,
            Instant now,
            Random dice) {}

    @Test
    void a_line_at_any_time_is_that_of_the_whole_history() {
        models(
                model -> {
                    for (Cut cut : cuts(model)) {
                        History.Picture picture = model.history().at(cut);
                        assertThat(ofPair(model.past(), cut))
                                .as("%s at %s", model.story(), cut)
                                .isEqualTo(
                                        picture.lines().values().stream()
                                                .filter(state -> isOfPair(state.line()))
                                                .toList());
                        for (LineId line : model.lines()) {
                            assertThat(model.past().at(line, cut))
                                    .as("%s, %s at %s", model.story(), line.aidId(), cut)
                                    .isEqualTo(picture.lines().get(line.aidId()));
                        }
                    }
                });
    }

    private static List<LineState> ofPair(PastLines past, Cut cut) {
        List<LineId> lines =
                past.aidIds("KR", "UA").stream()
                        .map(AidIds::read)
                        .filter(Objects::nonNull)
                        .toList();
        return past.at("KR", "UA", lines, cut);
    }

    private static boolean isOfPair(LineId line) {
        return line.donor().equals("KR") && line.recipient().equals("UA");
    }

    @Test
    void an_explanation_read_in_parts_is_that_of_the_whole_history() {
        models(
                model -> {
                    for (Cut cut : cuts(model)) {
                        History.Picture picture = model.history().at(cut);
                        for (LineId line : model.lines()) {
                            Explanation expected = Explanation.of(picture, line);
                            String story = model.story() + ", " + line.aidId() + " at " + cut;
                            if (expected == null) {
                                assertThat(model.past().explain(line, cut, null, 3))
                                        .as(story)
                                        .isNull();
                            } else {
                                assertThat(inParts(model, line, cut)).as(story).isEqualTo(expected);
                            }
                        }
                    }
                });
    }

    private static Explanation inParts(Model model, LineId line, Cut cut) {
        int limit = 1 + model.dice().nextInt(5);
        Explanation part = model.past().explain(line, cut, null, limit);
        List<Explanation.Used> used = new ArrayList<>(part.used());
        List<Explanation.Ignored> ignored = new ArrayList<>(part.ignored());
        while (part.used().size() + part.ignored().size() == limit) {
            Explanation.Place last =
                    part.ignored().isEmpty()
                            ? new Explanation.Place(false, part.used().getLast().statementId())
                            : new Explanation.Place(true, part.ignored().getLast().statementId());
            part = model.past().explain(line, cut, last, limit);
            used.addAll(part.used());
            ignored.addAll(part.ignored());
        }
        return new Explanation(
                part.aidId(), part.status(), part.rule(), used, ignored, part.conflicts());
    }

    @Test
    void a_timeline_read_in_parts_is_that_of_the_whole_history() {
        models(
                model -> {
                    Instant at =
                            model.dice().nextBoolean()
                                    ? null
                                    : model.now().minus(Duration.ofDays(model.dice().nextInt(90)));
                    Cut cut = new Cut(null, at, model.now());
                    for (LineId line : model.lines()) {
                        List<Timeline.Change> expected =
                                Timeline.of(model.history(), line, cut, null, 1_000);
                        int limit = 1 + model.dice().nextInt(5);
                        List<Timeline.Change> found = new ArrayList<>();
                        List<Timeline.Change> part;
                        do {
                            part =
                                    model.past()
                                            .timeline(
                                                    line,
                                                    cut,
                                                    found.isEmpty()
                                                            ? null
                                                            : found.getLast().recordedtime(),
                                                    limit);
                            found.addAll(part);
                        } while (part.size() == limit);
                        assertThat(found)
                                .as("%s, %s at %s", model.story(), line.aidId(), cut)
                                .isEqualTo(expected);
                    }
                });
    }

    private static final String EXTRACTED =
            """
            {'article':{'uri':'u'},'span':{'start':16,'end':22},'provenance':{'by':'EXTRACTOR'}}
            """;

    private static final String FED =
            """
            {'article':{'uri':'u'},'span':{'start':6,'end':22},'version':%d,'pubStatus':'%s'}
            """;

    @Test
    void a_statement_that_comes_late_has_outranked_others_until_the_words_stood_elsewhere() {
        Newsroom first =
                new Newsroom()
                        .recordedFrom("2025-01-01T00:00:00Z")
                        .article("{'uri':'u','body':'Seoul will send shells.'}")
                        .recordedFrom("2025-01-02T00:00:00Z")
                        .statement("extracted", "COMMIT", EXTRACTED);
        Newsroom corrected =
                new Newsroom()
                        .recordedFrom("2025-01-05T00:00:00Z")
                        .article(
                                "{'uri':'u','version':2,'body':'shells: Seoul will send shells.'}");
        Newsroom late =
                new Newsroom()
                        .recordedFrom("2025-01-03T00:00:00Z")
                        .statement("fed", "PLEDGE", FED.formatted(1, "usable"));

        assertThatThePastIsThatOfTheWholeHistory(first, corrected, late);
    }

    @Test
    void a_statement_that_came_and_went_within_a_batch_has_outranked_others_meanwhile() {
        Newsroom first =
                new Newsroom()
                        .recordedFrom("2025-01-01T00:00:00Z")
                        .article("{'uri':'u','body':'Seoul will send shells.'}")
                        .recordedFrom("2025-01-02T00:00:00Z")
                        .statement("extracted", "COMMIT", EXTRACTED);
        Newsroom then =
                new Newsroom()
                        .recordedFrom("2025-01-03T00:00:00Z")
                        .statement("fed", "PLEDGE", FED.formatted(1, "usable"))
                        .recordedFrom("2025-01-05T00:00:00Z")
                        .statement("fed", "PLEDGE", FED.formatted(2, "canceled"));

        assertThatThePastIsThatOfTheWholeHistory(first, then);
    }

    private static void assertThatThePastIsThatOfTheWholeHistory(Newsroom... batches) {
        DataSource database = TestDatabase.empty();
        PastLines past = PastReading.of(database);
        Projector projector = new Projector(new ReadModel(database));
        List<Event> arrived = new ArrayList<>();
        Instant now = Instant.parse("2025-01-09T00:00:00Z");
        for (Newsroom each : batches) {
            projector.project(Arrivals.of(each.history()), List.of(), now);
            arrived.addAll(Arrivals.of(each.history()));
        }
        LineId line = new LineId("KR", "UA", "AIR_DEFENCE", null);
        for (int day = 1; day < 9; day++) {
            Cut cut = new Cut(now.minus(Duration.ofDays(day)), null, now);
            assertThat(past.at(line, cut))
                    .as("at %s", cut)
                    .isEqualTo(Arrivals.history(arrived).at(cut).lines().get(line.aidId()));
        }
    }

    private static void models(Consumer<Model> law) {
        for (long seed = Integer.getInteger("aidwire.seed", 0); seed < HISTORIES; seed++) {
            Random dice = new Random(seed);
            DataSource database = TestDatabase.empty();
            Projector projector = new Projector(new ReadModel(database));
            PastLines past = PastReading.of(database);
            List<Event> toCome = new ArrayList<>(Arrivals.of(RandomHistories.of(seed, SIZE)));
            Collections.shuffle(toCome, dice);
            List<Event> arrived = new ArrayList<>();
            Instant now = RandomHistories.NOW.minus(Duration.ofDays(20));
            int largest = 1 + dice.nextInt(10);
            while (arrived.size() < toCome.size()) {
                int batch = Math.min(1 + dice.nextInt(largest), toCome.size() - arrived.size());
                List<Event> next = toCome.subList(arrived.size(), arrived.size() + batch);
                now = now.plus(Duration.ofDays(dice.nextInt(3)));
                projector.project(next, List.of(), now);
                arrived.addAll(next);
                if (dice.nextInt(10) == 0 || arrived.size() == toCome.size()) {
                    History history = Arrivals.history(arrived);
                    law.accept(
                            new Model(
                                    "seed " + seed + " after " + arrived.size(),
                                    past,
                                    history,
                                    lines(history),
                                    now,
                                    dice));
                }
            }
        }
    }

    private static Set<LineId> lines(History history) {
        return history.statements().stream()
                .flatMap(each -> LineId.of(each.event().aid()).stream())
                .collect(Collectors.toSet());
    }

    /** Now, and at times when something was recorded or lifted, effective or not. */
    private static List<Cut> cuts(Model model) {
        TreeSet<Instant> times = new TreeSet<>();
        model.history().statements().forEach(each -> times.add(each.recordedtime()));
        model.history()
                .articles()
                .forEach(
                        each -> {
                            times.add(each.recordedtime());
                            if (each.event().embargoedUntil() != null) {
                                times.add(each.event().embargoedUntil());
                            }
                        });
        times.removeIf(time -> time.isAfter(model.now()));
        List<Instant> all = new ArrayList<>(times);
        List<Cut> cuts = new ArrayList<>(List.of(Cut.live(model.now())));
        for (int i = 0; i < 6 && !all.isEmpty(); i++) {
            Instant asOf = all.get(model.dice().nextInt(all.size()));
            Instant moved = model.dice().nextBoolean() ? asOf : asOf.minus(Duration.ofHours(1));
            Instant at = all.get(model.dice().nextInt(all.size()));
            cuts.add(new Cut(moved, null, model.now()));
            cuts.add(new Cut(model.dice().nextBoolean() ? moved : null, at, model.now()));
        }
        return cuts;
    }
}
