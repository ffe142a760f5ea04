package org.aidwire.query.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aidwire.contract.codes.Item;
import org.aidwire.contract.codes.Items;
import org.aidwire.contract.codes.Parties;
import org.aidwire.contract.codes.Party;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.http.Clocks;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.store.LineReads;
import org.aidwire.query.store.PairReads;
import org.aidwire.query.view.AidStatus;
import org.aidwire.query.view.Past;
import org.jspecify.annotations.Nullable;

/** Makes the first page: which pairs there are, what changed last, and what a search finds. */
@ApplicationScoped
class HomeBoard {

    private static final int MOST_PAIRS = 500;
    private static final int MOST_LISTED = 12;
    private static final int MOST_LINES = 10;
    private static final int MOST_FOUND = 50;

    /** Lines looked through for the words of a search after its first. */
    private static final int MOST_LOOKED_AT = 2_000;

    private final PairReads pairs;
    private final ReadRoom room;
    private final Past past;

    HomeBoard(PairReads pairs, ReadRoom room, Past past) {
        this.pairs = pairs;
        this.room = room;
        this.past = past;
    }

    Pages.Home page(@Nullable String search, Clocks clocks, Instant now) {
        List<LineState> then =
                clocks.areLive()
                        ? List.of()
                        : List.copyOf(past.at(clocks.cut(now)).lines().values());
        List<PairReads.Pair> known =
                clocks.areLive() ? room.read(() -> pairs.busiest(MOST_PAIRS)) : pairsOf(then);
        return new Pages.Home(
                choices(known, PairReads.Pair::donor),
                choices(known, PairReads.Pair::recipient),
                known.stream().limit(MOST_LISTED).map(HomeBoard::link).toList(),
                search,
                search == null ? latest(clocks, then) : found(search, clocks, then));
    }

    private static List<PairReads.Pair> pairsOf(List<LineState> lines) {
        return lines.stream()
                .collect(
                        Collectors.groupingBy(
                                each -> List.of(each.line().donor(), each.line().recipient())))
                .entrySet()
                .stream()
                .map(
                        each ->
                                new PairReads.Pair(
                                        each.getKey().get(0),
                                        each.getKey().get(1),
                                        each.getValue().size(),
                                        Instant.EPOCH))
                .sorted(
                        Comparator.comparing(PairReads.Pair::lines)
                                .reversed()
                                .thenComparing(PairReads.Pair::donor)
                                .thenComparing(PairReads.Pair::recipient))
                .toList();
    }

    private List<Pages.ChangedLine> latest(Clocks clocks, List<LineState> then) {
        return clocks.areLive()
                ? room.read(() -> pairs.latest(MOST_LINES)).stream()
                        .map(HomeBoard::changed)
                        .toList()
                : then.stream()
                        .sorted(
                                Comparator.comparing(
                                        LineState::since,
                                        Comparator.nullsLast(Comparator.reverseOrder())))
                        .limit(MOST_LINES)
                        .map(HomeBoard::past)
                        .toList();
    }

    /** Lines whose parties and item hold each word that is searched for. */
    private List<Pages.ChangedLine> found(String search, Clocks clocks, List<LineState> then) {
        List<String> words =
                Arrays.stream(search.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                        .filter(word -> !word.isEmpty())
                        .limit(8)
                        .toList();
        if (words.isEmpty()) {
            return List.of();
        }
        if (!clocks.areLive()) {
            return then.stream()
                    .filter(state -> words.stream().allMatch(word -> isNamed(state.line(), word)))
                    .limit(MOST_FOUND)
                    .map(HomeBoard::past)
                    .toList();
        }
        Set<String> parties =
                Parties.INSTANCE.all().stream()
                        .filter(party -> isNamed(party, words.getFirst()))
                        .map(Party::code)
                        .collect(Collectors.toSet());
        Set<String> items =
                Items.INSTANCE.all().stream()
                        .filter(item -> isNamed(item, words.getFirst()))
                        .map(Item::code)
                        .collect(Collectors.toSet());
        return room.read(() -> pairs.naming(parties, items, MOST_LOOKED_AT)).stream()
                .filter(line -> words.stream().allMatch(word -> isNamed(line.state().line(), word)))
                .limit(MOST_FOUND)
                .map(HomeBoard::changed)
                .toList();
    }

    private static boolean isNamed(LineId line, String word) {
        Party donor = Parties.INSTANCE.find(line.donor());
        Party recipient = Parties.INSTANCE.find(line.recipient());
        Item item = Items.INSTANCE.find(line.item());
        return (donor != null && isNamed(donor, word))
                || (recipient != null && isNamed(recipient, word))
                || (item != null && isNamed(item, word))
                || word.equals(String.valueOf(line.period()));
    }

    private static boolean isNamed(Party party, String word) {
        return holds(word, party.code(), party.name(), party.aliases());
    }

    private static boolean isNamed(Item item, String word) {
        return holds(word, item.code(), item.name(), item.aliases());
    }

    private static boolean holds(
            String word, String code, String name, Collection<String> aliases) {
        return code.toLowerCase(Locale.ROOT).equals(word)
                || (word.length() > 1
                        && Stream.concat(Stream.of(name, code.replace('_', ' ')), aliases.stream())
                                .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(word)));
    }

    private static Pages.ChangedLine changed(LineReads.Line line) {
        return new Pages.ChangedLine(
                LineCard.of(AidStatus.of(line.state())), "changed " + Words.time(line.updatedAt()));
    }

    private static Pages.ChangedLine past(LineState state) {
        return new Pages.ChangedLine(
                LineCard.of(AidStatus.of(state)), "since " + Words.time(state.since()));
    }

    private static List<Pages.Choice> choices(
            List<PairReads.Pair> pairs, Function<PairReads.Pair, String> code) {
        return pairs.stream()
                .map(code)
                .distinct()
                .map(each -> new Pages.Choice(each, Parties.INSTANCE.name(each), false))
                .sorted(Comparator.comparing(Pages.Choice::name))
                .toList();
    }

    private static Pages.PairLink link(PairReads.Pair pair) {
        return new Pages.PairLink(
                pair.donor(),
                Parties.INSTANCE.name(pair.donor()),
                pair.recipient(),
                Parties.INSTANCE.name(pair.recipient()),
                Words.count(pair.lines(), "line", "lines"));
    }
}
