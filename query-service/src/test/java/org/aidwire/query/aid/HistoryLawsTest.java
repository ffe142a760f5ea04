package org.aidwire.query.aid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.LongConsumer;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.contract.Article;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.Modality;
import org.aidwire.contract.PubStatus;
import org.aidwire.contract.Statement;
import org.junit.jupiter.api.Test;

/**
 * Laws over random histories; the seed of the one that broke a law stands in the failure message.
 */
class HistoryLawsTest {

    private static final int HISTORIES = Boolean.getBoolean("aidwire.long") ? 50_000 : 2_000;
    private static final int SIZE = 26;
    private static final Cut LIVE = Cut.live(RandomHistories.NOW);

    private static void forEachSeed(LongConsumer law) {
        for (long seed = 0; seed < HISTORIES; seed++) {
            law.accept(seed);
        }
    }

    private static SortedMap<String, LineState> lines(
            List<Recorded<Article>> articles, List<Recorded<Statement>> statements) {
        return new History(articles, statements).at(LIVE).lines();
    }

    @Test
    void r12_order_and_duplicates_change_nothing() {
        forEachSeed(
                seed -> {
                    History history = RandomHistories.of(seed, SIZE);
                    Random dice = new Random(seed);
                    List<Recorded<Article>> articles = new ArrayList<>(history.articles());
                    List<Recorded<Statement>> statements = new ArrayList<>(history.statements());
                    articles.addAll(
                            history.articles().stream().filter(_ -> dice.nextBoolean()).toList());
                    statements.addAll(
                            history.statements().stream().filter(_ -> dice.nextBoolean()).toList());
                    Collections.shuffle(articles, dice);
                    Collections.shuffle(statements, dice);
                    assertThat(lines(articles, statements))
                            .as("seed %d", seed)
                            .isEqualTo(history.at(LIVE).lines());
                });
    }

    @Test
    void r10_a_kill_and_its_restoration_leave_no_trace() {
        forEachSeed(
                seed -> {
                    History history = RandomHistories.of(seed, SIZE);
                    SortedMap<String, LineState> before = history.at(LIVE).lines();
                    List<Recorded<Article>> articles = new ArrayList<>(history.articles());
                    for (History.ArticleView view : history.at(LIVE).articles().values()) {
                        Recorded<Article> current = view.article().versions().current();
                        if (current.event().pubStatus() == PubStatus.USABLE) {
                            articles.add(version(current, 10, PubStatus.CANCELED));
                        }
                    }
                    int killed = articles.size();
                    for (int i = history.articles().size(); i < killed; i++) {
                        articles.add(version(articles.get(i), 10, PubStatus.USABLE));
                    }
                    assertThat(lines(articles, history.statements()))
                            .as("seed %d", seed)
                            .isEqualTo(before);
                });
    }

    /** A version further up than any that a statement may be waiting for. */
    private static Recorded<Article> version(Recorded<Article> of, int up, PubStatus pubStatus) {
        Article a = of.event();
        Article next =
                new Article(
                        a.uri(),
                        a.version() + up,
                        pubStatus,
                        a.outlet(),
                        a.headline(),
                        a.body(),
                        a.byline(),
                        a.language(),
                        a.publishedAt(),
                        a.credits(),
                        a.photoCredit(),
                        a.embargoedUntil(),
                        a.expires(),
                        a.corrects(),
                        a.editorNote(),
                        a.url());
        return new Recorded<>(
                next,
                of.recordedtime().plus(Duration.ofHours(1)),
                EventJson.encode(next).sha256(),
                "editor",
                List.of("*"));
    }

    @Test
    void r1_what_moves_nothing_moves_nothing() {
        forEachSeed(
                seed -> {
                    History history = RandomHistories.of(seed, SIZE);
                    List<Recorded<Statement>> statements = new ArrayList<>(history.statements());
                    for (Recorded<Statement> each : history.statements()) {
                        statements.add(mute(each, seed));
                    }
                    assertThat(lines(history.articles(), statements))
                            .as("seed %d", seed)
                            .isEqualTo(history.at(LIVE).lines());
                });
    }

    /** The same under another identity, without a span, in one of the ways that R1 keeps out. */
    private static Recorded<Statement> mute(Recorded<Statement> recorded, long seed) {
        Statement s = recorded.event();
        Aid aid = s.aid();
        boolean sale = (seed & 1) == 0;
        Aid sold =
                new Aid(
                        aid.donor(),
                        aid.recipient(),
                        aid.channel(),
                        aid.supplier(),
                        aid.beneficiaries(),
                        aid.items(),
                        aid.period(),
                        aid.packageLabel(),
                        aid.amount(),
                        aid.quantity(),
                        Aid.Terms.SALE);
        Modality modality =
                sale
                        ? s.modality()
                        : s.act() == Act.SUSPEND ? Modality.CONDITIONAL : Modality.PREDICTED;
        Statement muted =
                new Statement(
                        "mute-" + s.id(),
                        s.version(),
                        s.article(),
                        s.outlet(),
                        s.speaker(),
                        s.attribution(),
                        s.text(),
                        false,
                        null,
                        s.saidAt(),
                        s.happenedAt(),
                        s.act(),
                        modality,
                        sale ? sold : aid,
                        s.condition(),
                        s.origin(),
                        s.provenance(),
                        s.pubStatus());
        return new Recorded<>(
                muted,
                recorded.recordedtime(),
                EventJson.encode(muted).sha256(),
                "feed",
                List.of("*"));
    }

    @Test
    void r11_as_of_equals_folding_what_was_recorded_by_then() {
        forEachSeed(
                seed -> {
                    History history = RandomHistories.of(seed, SIZE);
                    Instant asOf =
                            RandomHistories.NOW.minus(
                                    Duration.ofDays(new Random(seed).nextInt(100)));
                    History known =
                            new History(
                                    history.articles().stream()
                                            .filter(each -> !each.recordedtime().isAfter(asOf))
                                            .toList(),
                                    history.statements().stream()
                                            .filter(each -> !each.recordedtime().isAfter(asOf))
                                            .toList());
                    assertThat(history.at(new Cut(asOf, null, RandomHistories.NOW)).lines())
                            .as("seed %d", seed)
                            .isEqualTo(known.at(Cut.live(asOf)).lines());
                });
    }

    @Test
    void r11_at_equals_folding_what_was_effective_by_then() {
        forEachSeed(
                seed -> {
                    History drawn = RandomHistories.of(seed, SIZE);
                    History history =
                            new History(
                                    drawn.articles(),
                                    drawn.statements().stream()
                                            .filter(each -> each.event().span() == null)
                                            .toList());
                    Instant at =
                            RandomHistories.NOW.minus(
                                    Duration.ofDays(new Random(seed).nextInt(100)));
                    Set<String> later = new HashSet<>();
                    history.at(LIVE)
                            .statements()
                            .forEach(
                                    (id, view) -> {
                                        if (view.effective() != null
                                                && view.effective().isAfter(at)) {
                                            later.add(id);
                                        }
                                    });
                    History reached =
                            new History(
                                    history.articles(),
                                    history.statements().stream()
                                            .filter(each -> !later.contains(each.event().id()))
                                            .toList());
                    assertThat(history.at(new Cut(null, at, RandomHistories.NOW)).lines())
                            .as("seed %d", seed)
                            .isEqualTo(reached.at(LIVE).lines());
                });
    }

    @Test
    void every_statement_of_a_line_is_either_used_or_ignored_with_a_rule() {
        forEachSeed(
                seed -> {
                    History.Picture picture = RandomHistories.of(seed, SIZE).at(LIVE);
                    for (LineState state : picture.lines().values()) {
                        Explanation explanation = Explanation.of(picture, state.line());
                        List<String> named = new ArrayList<>();
                        explanation.used().forEach(used -> named.add(used.statementId()));
                        explanation.ignored().forEach(ignored -> named.add(ignored.statementId()));
                        assertThat(named).as("seed %d", seed).doesNotHaveDuplicates();
                        assertThat(named)
                                .as("seed %d", seed)
                                .containsAll(
                                        picture.statements().values().stream()
                                                .map(view -> view.statement().current())
                                                .filter(
                                                        statement ->
                                                                LineId.of(statement.aid())
                                                                        .contains(state.line()))
                                                .map(Statement::id)
                                                .toList());
                        assertThat(explanation.used()).as("seed %d", seed).isNotEmpty();
                    }
                });
    }

    /** A law over histories in which nothing ever happens would prove nothing. */
    @Test
    void the_random_histories_reach_every_status_and_rule() {
        Set<Status> statuses = new HashSet<>();
        Set<Rule> rules = new HashSet<>();
        Set<String> seen = new HashSet<>();
        forEachSeed(
                seed ->
                        RandomHistories.of(seed, SIZE)
                                .at(LIVE)
                                .lines()
                                .values()
                                .forEach(
                                        state -> {
                                            statuses.add(state.status());
                                            rules.add(state.rule());
                                            if (!state.disputedBy().isEmpty()) {
                                                seen.add("dispute");
                                            }
                                            if (!state.conflicts().isEmpty()) {
                                                seen.add("conflict");
                                            }
                                            if (state.reported() != null) {
                                                seen.add("reported");
                                            }
                                            if (state.openRequest() != null) {
                                                seen.add("open request");
                                            }
                                        }));
        assertThat(statuses).containsExactlyInAnyOrder(Status.values());
        assertThat(rules).containsExactlyInAnyOrder(Rule.R4, Rule.R8, Rule.R13);
        assertThat(seen)
                .containsExactlyInAnyOrder("dispute", "conflict", "reported", "open request");
    }
}
