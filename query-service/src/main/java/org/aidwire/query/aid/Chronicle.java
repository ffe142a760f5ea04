package org.aidwire.query.aid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private final List<Mention> byId;
    private final Map<String, List<Mention>> past;
    private final Map<Key, List<Mention>> latestFirst = new HashMap<>();
    private final Map<Key, List<Mention>> measured = new HashMap<>();
    private final List<Mention> bySince;
    private final List<Mention> byUntil;
    private final List<Mention> doubtful;

    private Chronicle(List<Mention> all) {
        this.byId = sorted(all.stream().filter(each -> each.until() == null).toList(), BY_ID);
        List<Mention> ended = all.stream().filter(each -> each.until() != null).toList();
        this.past = ended.stream().collect(Collectors.groupingBy(Mention::statementId));
        this.bySince = sorted(all, Comparator.comparing(Mention::since));
        this.byUntil = sorted(ended, Comparator.comparing(Chronicle::end));
        this.doubtful =
                byId.stream()
                        .filter(mention -> mention.first().isBefore(mention.since()))
                        .sorted(Comparator.comparing(Mention::first))
                        .toList();
        for (Mention mention : sorted(all, Mention.LATEST)) {
            if (mention.has(Mention.Flag.MEASURED)) {
                add(
                        measured,
                        new Key(Question.OF_ACT, mention.act(), null, mention.confirmed()),
                        mention);
            }
            keys(mention).forEach(key -> add(latestFirst, key, mention));
        }
    }

    private static void add(Map<Key, List<Mention>> lists, Key key, Mention mention) {
        lists.computeIfAbsent(key, _ -> new ArrayList<>()).add(mention);
    }

    /** Of all statements what they are, and what they were. */
    public static Chronicle of(Collection<Mention> mentions) {
        return new Chronicle(List.copyOf(mentions));
    }

    /** The same with these in place of what it held of their statements. */
    public Chronicle with(Collection<Mention> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        Set<String> replaced = new HashSet<>();
        changed.forEach(mention -> replaced.add(mention.statementId()));
        List<Mention> all = new ArrayList<>(bySince.size() + changed.size());
        bySince.stream()
                .filter(mention -> !replaced.contains(mention.statementId()))
                .forEach(all::add);
        all.addAll(changed);
        return new Chronicle(all);
    }

    static Instant end(Mention mention) {
        return mention.until() == null ? Instant.MAX : mention.until();
    }

    private static List<Mention> sorted(Collection<Mention> mentions, Comparator<Mention> order) {
        List<Mention> sorted = new ArrayList<>(mentions);
        sorted.sort(order);
        return sorted;
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
    @Nullable Mention covering(String statementId, Instant time) {
        Mention current = find(statementId);
        if (current == null || current.covers(time)) {
            return current;
        }
        for (Mention each : past.getOrDefault(statementId, List.of())) {
            if (each.covers(time)) {
                return each;
            }
        }
        return null;
    }

    boolean isInDoubt(String statementId, Instant time) {
        Mention current = find(statementId);
        return current != null
                && !current.first().isAfter(time)
                && covering(statementId, time) == null;
    }

    /** Those that were something else, or nothing, for a while; by {@code first}. */
    List<Mention> doubtful() {
        return doubtful;
    }

    List<Mention> latestFirst(Key key) {
        return latestFirst.getOrDefault(key, List.of());
    }

    /** Of those of an act what has a figure. */
    List<Mention> measured(Key ofAct) {
        return measured.getOrDefault(ofAct, List.of());
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
            if (mention.since().isAfter(time) && isInDoubt(mention.statementId(), time)) {
                ids.add(mention.statementId());
            }
        }
        return ids;
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
        return new Key(Question.valueOf(attribute.name()), null, null, false);
    }

    private static Mention.Flag flag(LineFacts.Attribute attribute) {
        return Mention.Flag.valueOf(attribute.name());
    }
}
