package org.aidwire.query.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.Explanation;
import org.aidwire.query.aid.History.Picture;
import org.aidwire.query.aid.History.StatementView;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.Timeline;
import org.aidwire.query.http.Reader;
import org.aidwire.query.view.AidStatus;
import org.aidwire.query.view.Past;
import org.jspecify.annotations.Nullable;

/** Makes the page of a line: the story behind its status. */
@ApplicationScoped
class AidBoard {

    /** Statements shown in full on one page; the rest stands in the API. */
    private static final int MOST_SHOWN = 100;

    private static final int MOST_CHANGES = 50;

    private final Past past;
    private final PairBoard pairs;

    AidBoard(Past past, PairBoard pairs) {
        this.past = past;
        this.pairs = pairs;
    }

    record Found(Picture picture, List<Timeline.Change> changes) {}

    /** Null where the line is not on record then. */
    Pages.@Nullable AidLine page(LineId line, Cut cut, Reader reader) {
        Found found =
                new Found(
                        past.ofPair(line.donor(), line.recipient(), cut),
                        past.timeline(line, cut, null, MOST_CHANGES + 1));
        return of(line, found, pairs.moments(line.donor(), line.recipient()), cut, reader);
    }

    static Pages.@Nullable AidLine of(
            LineId line, Found found, List<Instant> moments, Cut cut, Reader reader) {
        Picture picture = found.picture();
        Explanation why = Explanation.of(picture, line);
        if (why == null) {
            return null;
        }
        AidStatus status = AidStatus.of(Objects.requireNonNull(picture.lines().get(line.aidId())));
        List<StatementCard> used =
                cards(
                        why.used().stream().map(Explanation.Used::statementId).toList(),
                        picture,
                        reader,
                        id -> new StatementCard.Verdict(true, null, usedWhy(why, id)));
        List<StatementCard> ignored =
                cards(
                        why.ignored().stream().map(Explanation.Ignored::statementId).toList(),
                        picture,
                        reader,
                        id -> ignoredWhy(why, id));
        return new Pages.AidLine(
                LineCard.of(status),
                PairBoard.drawing(picture, status, PairBoard.axis(picture, moments, cut), ""),
                Sliders.of(moments, cut.asOf(), "/aid/" + line.aidId()),
                why.rule().name(),
                Words.of(why.rule()),
                parts(status),
                used,
                ignored,
                Math.max(0, why.used().size() - used.size())
                        + Math.max(0, why.ignored().size() - ignored.size()),
                found.changes().stream().limit(MOST_CHANGES).map(AidBoard::change).toList(),
                found.changes().size() > MOST_CHANGES);
    }

    private interface VerdictOf {
        StatementCard.Verdict of(String id);
    }

    /** The latest first; undated ones last. */
    private static List<StatementCard> cards(
            List<String> ids, Picture picture, Reader reader, VerdictOf verdict) {
        return ids.stream()
                .map(picture.statements()::get)
                .flatMap(Stream::ofNullable)
                .sorted(
                        Comparator.comparing(
                                        StatementView::effective,
                                        Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                                .reversed())
                .limit(MOST_SHOWN)
                .map(
                        view ->
                                StatementCard.of(
                                        view,
                                        picture.articles(),
                                        verdict.of(view.statement().id()),
                                        reader))
                .toList();
    }

    private static String usedWhy(Explanation why, String id) {
        return why.used().stream()
                .filter(each -> each.statementId().equals(id))
                .map(Explanation.Used::why)
                .findFirst()
                .orElse("");
    }

    private static StatementCard.Verdict ignoredWhy(Explanation why, String id) {
        return why.ignored().stream()
                .filter(each -> each.statementId().equals(id))
                .map(each -> new StatementCard.Verdict(false, each.rule().name(), each.why()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Pages.Part> parts(AidStatus status) {
        List<Pages.Part> parts = new ArrayList<>();
        status.amounts()
                .forEach(
                        (level, sums) ->
                                sums.forEach(
                                        sum ->
                                                sum.parts()
                                                        .forEach(
                                                                part ->
                                                                        parts.add(
                                                                                new Pages.Part(
                                                                                        Words.of(
                                                                                                level),
                                                                                        Words
                                                                                                        .number(
                                                                                                                part
                                                                                                                        .value())
                                                                                                + " "
                                                                                                + sum
                                                                                                        .currency(),
                                                                                        StatementCard
                                                                                                .anchor(
                                                                                                        part
                                                                                                                .statementId()))))));
        return List.copyOf(parts);
    }

    private static Pages.Change change(Timeline.Change change) {
        LineState before = change.before();
        LineState after = change.after();
        return new Pages.Change(
                Words.time(change.recordedtime()),
                before == null ? null : words(before),
                before == null ? null : Words.style(before.status()),
                after == null ? null : words(after),
                after == null ? null : Words.style(after.status()),
                change.rule().name(),
                change.statementId() == null ? null : StatementCard.anchor(change.statementId()));
    }

    private static String words(LineState state) {
        return Words.of(state.status())
                + ", "
                + Words.of(state.confirmation()).toLowerCase(java.util.Locale.ROOT)
                + ", "
                + Words.count(state.independentOrigins(), "origin", "origins");
    }
}
