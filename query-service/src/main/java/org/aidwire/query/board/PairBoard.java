package org.aidwire.query.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.aidwire.contract.codes.Parties;
import org.aidwire.query.aid.Counting;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.Dossier;
import org.aidwire.query.aid.History.Picture;
import org.aidwire.query.aid.History.StatementView;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.Weight;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.http.Reader;
import org.aidwire.query.store.PairReads;
import org.aidwire.query.view.AidStatus;
import org.aidwire.query.view.Past;
import org.jspecify.annotations.Nullable;

/** Makes the page of a pair: its lines, each drawn over time, and all that was said around them. */
@ApplicationScoped
class PairBoard {

    /** Stops of a slider that a hand can still aim at. */
    static final int MOST_MOMENTS = 400;

    /** Marks in one drawing: the latest. */
    static final int MOST_DOTS = 120;

    private static final int MOST_OF_A_SECTION = 20;

    private final Past past;
    private final PairReads pairs;
    private final ReadRoom room;

    PairBoard(Past past, PairReads pairs, ReadRoom room) {
        this.past = past;
        this.pairs = pairs;
        this.room = room;
    }

    /** Null where nothing is on record. */
    Pages.@Nullable Pair page(String donor, String recipient, Cut cut, Reader reader) {
        return of(
                donor,
                recipient,
                past.ofPair(donor, recipient, cut),
                moments(donor, recipient),
                cut,
                reader);
    }

    static Pages.@Nullable Pair of(
            String donor,
            String recipient,
            Picture picture,
            List<Instant> moments,
            Cut cut,
            Reader reader) {
        Dossier dossier = Dossier.of(picture, donor, recipient);
        if (dossier == null && moments.isEmpty()) {
            return null;
        }
        List<LineState> aid = dossier == null ? List.of() : dossier.aid();
        Drawing.Axis axis = axis(picture, moments, cut);
        List<AidStatus> lines = aid.stream().map(AidStatus::of).toList();
        return new Pages.Pair(
                donor,
                recipient,
                Parties.INSTANCE.name(donor),
                Parties.INSTANCE.name(recipient),
                Sliders.of(moments, cut.asOf(), "/pairs/" + donor + "/" + recipient),
                lines.stream()
                        .map(
                                line ->
                                        new Pages.Drawn(
                                                LineCard.of(line),
                                                drawing(
                                                        picture,
                                                        line,
                                                        axis,
                                                        "/aid/" + line.aidId() + query(cut))))
                        .toList(),
                Totals.of(lines),
                dossier == null ? List.of() : sections(dossier, picture, reader),
                dossier == null ? List.of() : origins(dossier));
    }

    List<Instant> moments(String donor, String recipient) {
        return room.read(() -> pairs.moments(donor, recipient, MOST_MOMENTS));
    }

    private static String query(Cut cut) {
        return cut.asOf() == null ? "" : "?asOf=" + cut.asOf();
    }

    /** Over all that moves a line now or ever, so that moving the slider moves no mark. */
    static Drawing.Axis axis(Picture picture, List<Instant> moments, Cut cut) {
        List<Instant> times = new ArrayList<>(moments);
        picture.statements().values().stream()
                .filter(view -> view.weight() instanceof Weight.Moves)
                .map(StatementView::effective)
                .flatMap(Stream::ofNullable)
                .forEach(times::add);
        return Drawing.Axis.over(times, cut.asOf(), cut.now());
    }

    /**
     * @param page where the story of the line is told
     */
    static Drawing drawing(Picture picture, AidStatus line, Drawing.Axis axis, String page) {
        List<Drawing.Dot> dots = new ArrayList<>();
        for (StatementView view : picture.statements().values()) {
            boolean touches =
                    LineId.of(view.statement().current().aid()).stream()
                            .anyMatch(each -> each.aidId().equals(line.aidId()));
            if (touches && view.verdict() instanceof Counting.Verdict.Counted) {
                dots.add(dot(view, page));
            }
        }
        int most = Math.max(0, dots.size() - MOST_DOTS);
        return Drawing.of(
                dots.subList(most, dots.size()),
                axis,
                Words.count(dots.size(), "statement", "statements")
                        + " on "
                        + line.item().name()
                        + (line.period() == null ? "" : " " + line.period())
                        + " over time");
    }

    private static Drawing.Dot dot(StatementView view, String page) {
        var statement = view.statement().current();
        String href = page + "#" + StatementCard.anchor(statement.id());
        String said =
                Words.time(view.effective())
                        + ": "
                        + (statement.outlet() == null ? "" : statement.outlet() + ", ")
                        + Words.of(statement.attribution());
        return switch (Objects.requireNonNull(view.weight())) {
            case Weight.Moves moves ->
                    new Drawing.Dot(
                            moves.candidate().act(),
                            view.effective(),
                            moves.candidate().act().isStop() ? "stop" : "step",
                            moves.candidate().confirmed(),
                            Words.of(statement.act(), statement.modality())
                                    + (moves.candidate().confirmed()
                                            ? ", confirmed. "
                                            : ", unconfirmed. ")
                                    + said,
                            href);
            case Weight.Denies _ ->
                    new Drawing.Dot(
                            statement.act(),
                            view.effective(),
                            "denial",
                            true,
                            Words.of(statement.act(), statement.modality()) + ". " + said,
                            href);
            case Weight.Mute mute ->
                    new Drawing.Dot(
                            statement.act(),
                            view.effective(),
                            "mute",
                            false,
                            Words.of(statement.act(), statement.modality())
                                    + ", moves nothing ("
                                    + mute.rule()
                                    + "). "
                                    + said,
                            href);
        };
    }

    private static List<Pages.Section> sections(Dossier dossier, Picture picture, Reader reader) {
        return Arrays.stream(Dossier.Section.values())
                .map(
                        each ->
                                section(
                                        each,
                                        dossier.statements().getOrDefault(each, List.of()),
                                        picture,
                                        reader))
                .filter(section -> !section.statements().isEmpty())
                .toList();
    }

    private static Pages.Section section(
            Dossier.Section section, List<StatementView> views, Picture picture, Reader reader) {
        return new Pages.Section(
                Words.of(section),
                Words.style(section),
                views.reversed().stream()
                        .limit(MOST_OF_A_SECTION)
                        .map(
                                view ->
                                        StatementCard.of(
                                                view,
                                                picture.articles(),
                                                StatementCard.ofPair(view),
                                                reader))
                        .toList(),
                Math.max(0, views.size() - MOST_OF_A_SECTION));
    }

    private static List<Pages.Origin> origins(Dossier dossier) {
        return dossier.origins().stream()
                .limit(MOST_OF_A_SECTION)
                .map(
                        origin ->
                                new Pages.Origin(
                                        origin.outlet() == null
                                                ? "unnamed sources"
                                                : origin.outlet(),
                                        Words.count(origin.reports(), "report", "reports"),
                                        origin.hearsayDepth() == 0
                                                ? "first hand"
                                                : "repeated over "
                                                        + Words.count(
                                                                origin.hearsayDepth(),
                                                                "step",
                                                                "steps")))
                .toList();
    }
}
