package org.aidwire.ingest.extraction.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.mention.Money;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;
import org.jspecify.annotations.Nullable;

/** What is given, as it stands around a verb: behind it, before it, or before "which". */
final class GoodsAround {

    private static final Set<String> LOADS =
            Set.of(
                    "ton",
                    "tonne",
                    "batch",
                    "shipment",
                    "consignment",
                    "delivery",
                    "cargo",
                    "convoy");

    private final Scene scene;
    private final Sentence s;
    private final Kinds kinds;
    private final Sums sums;

    GoodsAround(Scene scene, Kinds kinds) {
        this.scene = scene;
        this.s = scene.sentence();
        this.kinds = kinds;
        this.sums = new Sums(scene.sentence());
    }

    Goods of(VerbGroup verb, Frame frame, int reach) {
        if (!frame.item().isEmpty()) {
            return new Goods(List.of(frame.item()), false, List.of());
        }
        boolean carried =
                frame.name().equals("MOVE")
                        && Carriers.transport(new Roles(scene).plainSubject(verb));
        boolean fromSubject =
                carried
                        || verb.passive()
                        || verb.lemma().equals("be")
                        || Set.of("ARRIVE", "DEPART", "TOTAL").contains(frame.name());
        VerbGroup before = outside(scene.finiteBefore(verb));
        int from =
                !fromSubject
                        ? verb.head()
                        : before == null || frame.name().equals("TOTAL") ? 0 : before.head();
        if (fromSubject && before != null && !frame.name().equals("TOTAL")) {
            from = Math.max(from, clause(before, verb));
        }
        if (verb.tense() == VerbGroup.Tense.PARTICIPLE) {
            from = Math.max(from, phrase(verb)); // "the loan granted last year": what stands before
        }
        Goods told = between(from, reach);
        int relative = told.none() ? Math.max(relative(verb), bare(verb)) : -1;
        return relative < 0 ? told : nearest(between(verbBefore(relative), relative));
    }

    /** "£27 million above the £112 million that it gave": the sum right before is meant. */
    private static Goods nearest(Goods goods) {
        return goods.money().size() < 2
                ? goods
                : new Goods(goods.items(), goods.generic(), List.of(goods.money().getLast()));
    }

    /**
     * "A deposit that falls due in May has been prolonged": the verb before, but no relative one.
     */
    private @Nullable VerbGroup outside(@Nullable VerbGroup before) {
        boolean relative =
                before != null
                        && Set.of("that", "which").contains(s.low(before.first() - 1))
                        && s.tag(before.first() - 2) != Tag.PUNCT
                        && s.tag(before.first() - 2) != Tag.VERB;
        return relative && before != null ? scene.finiteBefore(before) : before;
    }

    /** "…, while Fiji is to be given": where the verb's own clause begins. */
    private int clause(VerbGroup before, VerbGroup verb) {
        for (int i = verb.first() - 1; i > before.head(); i--) {
            boolean and = s.is(i, "and") && s.is(i - 1, ",") && goodsFrom(i, verb.first());
            if (and || s.is(i, "while") || s.is(i, "whereas") || s.is(i, "but") || s.is(i, ";")) {
                return i;
            }
        }
        return before.head();
    }

    private boolean goodsFrom(int from, int to) {
        return scene.money().stream().anyMatch(m -> m.from() >= from && m.to() <= to)
                || scene.items().stream().anyMatch(m -> m.from() >= from && m.to() <= to);
    }

    /** Where the noun phrase before a participle begins. */
    private int phrase(VerbGroup verb) {
        int i = verb.first() - 1;
        while (i > 0
                && verb.first() - i < 12
                && !s.is(i, ",")
                && !s.is(i, "under")
                && !s.is(i, "to")) {
            i--;
        }
        return i;
    }

    /** "the aid that Japan has given": where the relative word stands, or -1. */
    private int relative(VerbGroup verb) {
        for (int i = verb.first() - 1; i >= 0 && i > verb.first() - 9; i--) {
            if ((s.is(i, "that") || s.is(i, "which")) && i < verb.first() - 1) {
                return s.tag(i + 1) == Tag.VERB ? -1 : i; // "which stopped flying": what flies
            }
        }
        return -1;
    }

    /**
     * "the aid the UAE is providing", "the $1 million it has given": where the giver stands, or -1.
     */
    private int bare(VerbGroup verb) {
        int i = verb.first() - 1;
        PartyMention giver = scene.partyAt(i);
        int at = giver == null ? i : giver.from();
        at = s.tag(at - 1) == Tag.DET ? at - 1 : at;
        boolean gives =
                verb.finite()
                        && !verb.passive()
                        && (giver != null
                                || Set.of("it", "they", "we", "he", "i").contains(s.low(i)));
        int end = at;
        boolean goods =
                scene.items().stream().anyMatch(m -> m.to() == end)
                        || scene.money().stream().anyMatch(m -> m.to() == end);
        return gives && goods ? at : -1;
    }

    /** "aid was all that Kyiv was asking": what stands before "was" is meant too. */
    private int verbBefore(int place) {
        return scene.verbs().stream()
                .filter(v -> v.finite() && v.head() < place && !v.lemma().equals("be"))
                .mapToInt(VerbGroup::head)
                .max()
                .orElse(0);
    }

    /** "has pledged 19 in all", "will take 30 more": so many of what was told before. */
    boolean counted(VerbGroup verb) {
        int i = verb.head() + 1;
        boolean number = s.tag(i) == Tag.NUM;
        int next = i + 1;
        return number
                && (s.is(next, "in")
                        || s.is(next, "more")
                        || s.is(next, "of")
                        || s.is(next, ",")
                        || s.is(next, ".")
                        || s.is(next, "and"));
    }

    /** Whether a verb's words tell of goods by their weight or vehicle: "90 tonnes", "a batch". */
    boolean load(VerbGroup verb, int reach) {
        for (int i = 0; i < reach; i++) {
            if (LOADS.contains(s.lemma(i))) {
                return true;
            }
        }
        return false;
    }

    /** "tents and field kitchens for Armenia's army". */
    boolean forSoldiers() {
        for (int i = 0; i < s.size(); i++) {
            boolean soldiers =
                    Set.of("army", "military", "navy").contains(s.low(i))
                            || (s.is(i, "armed") && s.is(i + 1, "forces"));
            boolean goal =
                    soldiers && s.tag(i + 1) != Tag.NOUN || soldiers && s.is(i + 1, "forces");
            for (int k = i - 1; goal && k >= 0 && k > i - 4; k--) {
                if (s.is(k, "for") || s.is(k, "to")) {
                    return !s.is(k - 1, "nothing");
                }
            }
        }
        return false;
    }

    Goods between(int from, int reach) {
        Set<String> items = new LinkedHashSet<>(kinds.codes(scene, from, reach));
        boolean generic =
                scene.items().stream()
                        .anyMatch(
                                m ->
                                        !m.code().equals("TROOPS")
                                                && m.from() >= from
                                                && m.to() <= reach);
        List<Money> money =
                scene.money().stream()
                        .filter(
                                m ->
                                        !m.aside()
                                                && m.from() >= from
                                                && m.to() <= reach
                                                && !sums.outOf(m)
                                                && !s.is(m.from() - 1, "from"))
                        .toList();
        return new Goods(List.copyOf(items), generic, money);
    }
}
