package org.aidwire.query.aid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aidwire.contract.Act;
import org.jspecify.annotations.Nullable;

/**
 * All that was ever said on a line, in brief and in the orders in which the rules ask for it.
 * Immutable: what comes later makes another chronicle, which shares the mentions.
 */
public final class Chronicle {

    /** One question of the rules about the latest of some kind. */
    enum Question {
        OF_ACT,
        UNQUALIFIED,
        SAID,
        CHANNEL,
        SUPPLIER,
        BENEFICIARIES,
        TERMS,
        DENIED
    }

    /**
     * @param flag of candidates: confirmed; of denials: a bare date
     */
    record Key(Question question, @Nullable Act act, @Nullable String party, boolean flag) {}

    static final Comparator<Mention> BY_ID =
            Comparator.comparing(Mention::statementId, CreditedArticle::compareUtf8);

    private static final Chronicle EMPTY =
            new Chronicle(List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of(), Map.of());

    private final List<Mention> byId;
    private final List<Mention> bySince;
    private final List<Mention> byUntil;
    private final List<Mention> doubtful;
    private final Map<String, Mention> doubtfulById;
    private final Map<String, List<Mention>> past;
    private final Map<Key, LatestFirst> latestFirst;
    private final Map<Key, LatestFirst> measured;

    private Chronicle(
            List<Mention> byId,
            List<Mention> bySince,
            List<Mention> byUntil,
            List<Mention> doubtful,
            Map<String, List<Mention>> past,
            Map<Key, LatestFirst> latestFirst,
            Map<Key, LatestFirst> measured) {
        this.byId = byId;
        this.bySince = bySince;
        this.byUntil = byUntil;
        this.doubtful = doubtful;
        this.doubtfulById =
                doubtful.stream()
                        .collect(Collectors.toMap(Mention::statementId, Function.identity()));
        this.past = past;
        this.latestFirst = latestFirst;
        this.measured = measured;
    }

    /** Of all statements what they are, and what they were. */
    public static Chronicle of(Collection<Mention> mentions) {
        return EMPTY.with(mentions);
    }

    /** The same with these in place of what it held of their statements. */
    public Chronicle with(Collection<Mention> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        Set<String> replaced = new HashSet<>();
        changed.forEach(mention -> replaced.add(mention.statementId()));
        List<Mention> gone = new ArrayList<>();
        replaced.stream().map(this::find).filter(Objects::nonNull).forEach(gone::add);
        Map<String, List<Mention>> past = new HashMap<>(this.past);
        replaced.forEach(id -> gone.addAll(Objects.requireNonNullElse(past.remove(id), List.of())));
        List<Mention> ended = changed.stream().filter(each -> each.until() != null).toList();
        past.putAll(
                ended.stream()
                        .sorted(Comparator.comparing(Mention::since))
                        .collect(Collectors.groupingBy(Mention::statementId)));
        List<Mention> current = changed.stream().filter(each -> each.until() == null).toList();
        return new Chronicle(
                LatestFirst.merged(byId, replaced, current, BY_ID),
                LatestFirst.merged(
                        bySince, replaced, changed, Comparator.comparing(Mention::since)),
                LatestFirst.merged(byUntil, replaced, ended, Comparator.comparing(Chronicle::end)),
                LatestFirst.merged(
                        doubtful,
                        replaced,
                        current.stream().filter(each -> isDoubtful(each, past)).toList(),
                        Comparator.comparing(Mention::first)),
                past,
                with(latestFirst, replaced, byKey(gone, false), byKey(changed, false)),
                with(measured, replaced, byKey(gone, true), byKey(changed, true)));
    }

    /** Whether for some time since it was first recorded nothing says what it was. */
    private static boolean isDoubtful(Mention current, Map<String, List<Mention>> past) {
        Instant known = current.first();
        for (Mention each : past.getOrDefault(current.statementId(), List.of())) {
            if (each.since().isAfter(known)) {
                return true;
            }
            known = end(each).isAfter(known) ? end(each) : known;
        }
        return current.since().isAfter(known);
    }

    private static Map<Key, List<Mention>> byKey(Collection<Mention> mentions, boolean measured) {
        Map<Key, List<Mention>> byKey = new HashMap<>();
        for (Mention mention : mentions) {
            for (Key key : measured ? measuredKeys(mention) : keys(mention)) {
                byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(mention);
            }
        }
        return byKey;
    }

    private static Map<Key, LatestFirst> with(
            Map<Key, LatestFirst> lists,
            Set<String> replaced,
            Map<Key, List<Mention>> gone,
            Map<Key, List<Mention>> come) {
        Map<Key, LatestFirst> changed = new HashMap<>(lists);
        Set<Key> touched = new HashSet<>(gone.keySet());
        touched.addAll(come.keySet());
        for (Key key : touched) {
            LatestFirst list =
                    lists.getOrDefault(key, LatestFirst.NONE)
                            .with(replaced, come.getOrDefault(key, List.of()));
            if (list.isEmpty()) {
                changed.remove(key);
            } else {
                changed.put(key, list);
            }
        }
        return changed;
    }

    static Instant end(Mention mention) {
        return mention.until() == null ? Instant.MAX : mention.until();
    }

    public int size() {
        return bySince.size();
    }

    @Nullable Mention find(String statementId) {
        int low = 0;
        int high = byId.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = CreditedArticle.compareUtf8(byId.get(middle).statementId(), statementId);
            if (order == 0) {
                return byId.get(middle);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    List<Mention> byId() {
        return byId;
    }

    List<Mention> bySince() {
        return bySince;
    }

    /** Those that no longer are what they were. */
    List<Mention> byUntil() {
        return byUntil;
    }

    /**
     * What a statement was on the line; null where that is to be folded, or it was not recorded.
     */
    @Nullable Mention covering(Mention current, Instant time) {
        if (current.first().isAfter(time)) {
            return null;
        }
        if (current.covers(time)) {
            return current;
        }
        for (Mention each : past.getOrDefault(current.statementId(), List.of())) {
            if (each.covers(time)) {
                return each;
            }
        }
        return null;
    }

    boolean isInDoubt(String statementId, Instant time) {
        Mention current = doubtfulById.get(statementId);
        return current != null && isInDoubt(current, time);
    }

    private boolean isInDoubt(Mention current, Instant time) {
        return !current.first().isAfter(time) && covering(current, time) == null;
    }

    /** Of which for a while nothing says what they were; by {@code first}. */
    List<Mention> doubtful() {
        return doubtful;
    }

    LatestFirst latestFirst(Key key) {
        return latestFirst.getOrDefault(key, LatestFirst.NONE);
    }

    /** Of those of an act what has a figure. */
    LatestFirst measured(Key ofAct) {
        return measured.getOrDefault(ofAct, LatestFirst.NONE);
    }

    Set<Key> keysOf(Question question) {
        Set<Key> keys = new HashSet<>();
        latestFirst.keySet().stream().filter(key -> key.question() == question).forEach(keys::add);
        return keys;
    }

    /** Statements of which it takes their versions to say what they were at that time. */
    Set<String> inDoubtAt(Instant time) {
        Set<String> ids = new HashSet<>();
        for (Mention mention : doubtful) {
            if (mention.first().isAfter(time)) {
                break;
            }
            if (isInDoubt(mention, time)) {
                ids.add(mention.statementId());
            }
        }
        return ids;
    }

    private static List<Key> measuredKeys(Mention mention) {
        return mention.has(Mention.Flag.MEASURED)
                ? List.of(new Key(Question.OF_ACT, mention.act(), null, mention.confirmed()))
                : List.of();
    }

    static List<Key> keys(Mention mention) {
        List<Key> keys = new ArrayList<>();
        switch (mention.kind()) {
            case ABSENT, DISCOUNTED, MUTE -> {}
            case DENIES ->
                    keys.add(
                            new Key(
                                    Question.DENIED,
                                    mention.act(),
                                    mention.party(),
                                    mention.has(Mention.Flag.BARE_DATE)));
            case MOVES -> {
                keys.add(new Key(Question.OF_ACT, mention.act(), null, mention.confirmed()));
                if (!mention.has(Mention.Flag.QUALIFIED)) {
                    keys.add(
                            new Key(
                                    Question.UNQUALIFIED,
                                    mention.act(),
                                    null,
                                    mention.confirmed()));
                }
                if (mention.party() != null) {
                    keys.add(new Key(Question.SAID, mention.act(), mention.party(), false));
                }
                for (LineFacts.Attribute attribute : LineFacts.Attribute.values()) {
                    if (mention.has(flag(attribute))) {
                        keys.add(with(attribute));
                    }
                }
            }
        }
        return keys;
    }

    static Key with(LineFacts.Attribute attribute) {
        return switch (attribute) {
            case CHANNEL -> new Key(Question.CHANNEL, null, null, false);
            case SUPPLIER -> new Key(Question.SUPPLIER, null, null, false);
            case BENEFICIARIES -> new Key(Question.BENEFICIARIES, null, null, false);
            case TERMS -> new Key(Question.TERMS, null, null, false);
        };
    }

    private static Mention.Flag flag(LineFacts.Attribute attribute) {
        return switch (attribute) {
            case CHANNEL -> Mention.Flag.CHANNEL;
            case SUPPLIER -> Mention.Flag.SUPPLIER;
            case BENEFICIARIES -> Mention.Flag.BENEFICIARIES;
            case TERMS -> Mention.Flag.TERMS;
        };
    }
}
