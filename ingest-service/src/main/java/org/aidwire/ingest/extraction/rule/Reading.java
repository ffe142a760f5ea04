package org.aidwire.ingest.extraction.rule;

import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.mention.Money;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.rule.Frame.Outcome;
import org.aidwire.ingest.extraction.text.Sentence;
import org.jspecify.annotations.Nullable;

/** One verb of one sentence, read for what it says about aid. */
final class Reading {

    /** "Denmark's share comes to $90 million": what a sum is of, where no goods are named. */
    private static final Set<String> SHARES = Set.of("share", "contribution", "part", "portion");

    private final ActRules rules;
    private final Gates gates;
    private final Kinds kinds;
    private final Stage stage;
    private final Scene scene;
    private final Sentence s;
    private final Sums sums;
    private final GoodsAround goodsAround;
    private final Doubts doubts;
    private final Outcomes outcomes;
    private final int place;
    private final boolean first;
    private final List<AidFact> out;

    /** What a whole story is read with. */
    record Book(ActRules rules, Gates gates, Kinds kinds, Stage stage) {}

    /**
     * @param place of the sentence in the story
     * @param first whether this is the first reading, which only learns between whom aid goes
     */
    Reading(Book book, Scene scene, int place, boolean first, List<AidFact> out) {
        this.rules = book.rules();
        this.gates = book.gates();
        this.kinds = book.kinds();
        this.stage = book.stage();
        this.scene = scene;
        this.s = scene.sentence();
        this.sums = new Sums(scene.sentence());
        this.doubts = new Doubts(book.rules(), scene);
        this.outcomes = new Outcomes(book, scene);
        this.goodsAround = new GoodsAround(scene, book.kinds());
        this.place = place;
        this.first = first;
        this.out = out;
    }

    void read(VerbGroup verb, Frame frame) {
        Mood mood = new Moods(rules, scene).of(verb);
        Outcome outcome = outcomes.of(verb, frame, mood);
        int reach = scene.reach(verb);
        if (frame.donor().contains("subject")
                && !Set.of("REFUSE", "CONSIDER").contains(frame.name())
                && doubts.asked(verb)) {
            request(verb);
            return;
        }
        if (outcome == null || doubts.about(verb, frame, reach)) {
            return;
        }
        Goods goods = goodsAround.of(verb, frame, reach);
        if (goods.none() && goodsAround.counted(verb) && !out.isEmpty()) {
            goods = new Goods(out.getLast().items(), true, List.of());
        }
        if (goods.none() && !first) {
            echo(verb, frame, mood, outcome, reach);
        }
        if (goods.none()
                || (frame.name().equals("TOTAL")
                        && (goods.money().isEmpty() && !goodsAround.load(verb, reach)
                                || (!goods.generic()
                                        && goods.items().isEmpty()
                                        && !SHARES.contains(
                                                new Roles(scene).plainSubject(verb)))))) {
            return;
        }
        if (frame.item().equals("TRAINING")
                && !new Goals(scene, new Roles(scene))
                        .soldiersNamed(verb, frame.learning() || verb.passive(), reach)) {
            return;
        }
        if (Set.of("THANK", "GRATEFUL").contains(frame.name())
                && goods.money().isEmpty()
                && goods.items().stream().allMatch(code -> code.endsWith("UNSPECIFIED"))) {
            return;
        }
        Casting casting = new Casting(stage, scene, place, first);
        Cast request = casting.requested(verb, frame, reach);
        if (request != null) {
            emit(verb, frame, Outcome.REQUEST, goods, request, reach);
            return;
        }
        Cast cast = casting.of(verb, frame, mood, reach);
        if (cast != null) {
            emit(verb, frame, outcome, goods, cast, reach);
        }
    }

    /** What a verb says once more of goods that a pronoun stands for. */
    private void echo(VerbGroup verb, Frame frame, Mood mood, Outcome outcome, int reach) {
        AidFact told = new Echoes(scene, out).of(verb, frame, mood, place);
        if (told != null) {
            Cast cast =
                    new Cast(
                            List.of(told.donor()),
                            List.of(told.recipient()),
                            null,
                            told.evidence().and("goods told before", 0.9));
            add(
                    new Share(cast.donors(), cast.recipients(), null),
                    cast,
                    told.items(),
                    outcome,
                    verb,
                    reach,
                    cast.evidence());
        }
    }

    /**
     * As {@link #read}, in a story of one pair that a verb need not name.
     *
     * @param before the goods told last, which "the others" are some of
     */
    void readOf(Pair pair, VerbGroup verb, Frame frame, List<String> before) {
        Mood mood = new Moods(rules, scene).of(verb);
        Outcome outcome = outcomes.of(verb, frame, mood);
        int reach = scene.reach(verb);
        if (outcome == null || doubts.about(verb, frame, reach)) {
            return;
        }
        Goods goods = goodsAround.of(verb, frame, reach);
        boolean again = PairReading.again(scene, verb, reach);
        boolean more =
                goods.items().isEmpty()
                        && goods.money().isEmpty()
                        && (again || goodsAround.load(verb, reach));
        if (more) {
            goods = new Goods(before, true, List.of());
        }
        boolean comes = frame.name().equals("ARRIVE") && mood == Mood.HABIT;
        if ((goods.items().isEmpty() && !goods.generic()) || comes || s.is(s.size() - 1, "?")) {
            return;
        }
        Cast named = new Casting(stage, scene, place, true).of(verb, frame, mood, reach);
        Cast cast = pair.fill(named, scene, frame.name() + "/" + mood.word());
        boolean told = !goods.items().isEmpty() || !goods.money().isEmpty();
        if (cast != null && told) {
            Cast sure =
                    again
                            ? new Cast(
                                    cast.donors(),
                                    cast.recipients(),
                                    cast.channel(),
                                    cast.evidence().and(AidFact.MORE, 0.95))
                            : cast;
            emit(verb, frame, outcome, goods, sure, reach);
        }
    }

    private void request(VerbGroup verb) {
        Frame asking = rules.named("ASK");
        Mood mood = new Moods(rules, scene).of(verb);
        Outcome outcome = asking == null ? null : asking.outcome(mood);
        Goods goods = goodsAround.between(verb.head(), s.size());
        boolean hands =
                Set.of("GIVE", "MOVE", "COMMIT").contains(frameName(verb))
                        && !Set.of("approve", "grant", "back").contains(verb.lemma());
        if (asking == null || outcome == null || goods.none() || !hands) {
            return;
        }
        Cast cast = new Casting(stage, scene, place, first).of(verb, asking, mood, s.size());
        if (cast != null) {
            emit(verb, asking, outcome, goods, cast, s.size());
        }
    }

    private String frameName(VerbGroup verb) {
        Frame frame = rules.frame(s, verb.head());
        return frame == null ? "" : frame.name();
    }

    /** Between whom aid goes in this story. */
    private void learn(Goods goods, Cast cast) {
        if (cast.donors().isEmpty()) {
            cast.recipients().stream()
                    .filter(r -> !Carriers.ALL.contains(r))
                    .forEach(r -> stage.learn("", r, 2));
        }
        for (String donor : cast.donors()) {
            cast.recipients().forEach(r -> stage.learn(donor, r, goods.money().isEmpty() ? 2 : 3));
            if (cast.recipients().isEmpty()) {
                stage.learn(donor, "", 2);
            }
        }
    }

    private void emit(
            VerbGroup verb, Frame frame, Outcome outcome, Goods goods, Cast cast, int reach) {
        if (first) {
            learn(goods, cast);
            return;
        }
        AidFact same = samePurpose();
        if (same != null) {
            add(
                    new Share(
                            cast.donors(),
                            List.of(same.recipient()),
                            goods.money().isEmpty() ? null : goods.money().getFirst()),
                    cast,
                    same.items(),
                    outcome,
                    verb,
                    reach,
                    cast.evidence().and("the same purpose", 0.9));
            return;
        }
        List<String> items = items(goods, cast);
        if (items.isEmpty() || !gates.plausible(scene, verb, frame, goods, items)) {
            return;
        }
        Evidence evidence =
                goods.items().isEmpty()
                        ? cast.evidence().and("kind of the story", 0.9)
                        : cast.evidence();
        boolean guessed =
                evidence.rules().contains("kind of the story")
                        && evidence.rules().contains("recipient of the story");
        boolean faint =
                guessed
                        && goods.money().isEmpty()
                        && cast.recipients().stream().allMatch(stage::faint);
        boolean nothingNamed =
                evidence.rules().contains("donor of the story")
                        && evidence.rules().contains("recipient of the story")
                        && (goods.money().isEmpty() || !sole(cast));
        if (faint || nothingNamed || (outcome == Outcome.REQUEST && guessed)) {
            return;
        }
        List<String> donors =
                cast.donors().isEmpty() && outcome == Outcome.REQUEST
                        ? List.of("UNSPECIFIED")
                        : cast.donors();
        for (Share share : Share.of(scene, frame, goods, donors, cast.recipients(), verb)) {
            List<String> own =
                    share.money() == null || goods.money().size() < 2
                            ? List.of()
                            : kinds.codes(
                                    scene, share.money().from(), next(goods, share.money(), reach));
            add(share, cast, own.isEmpty() ? items : own, outcome, verb, reach, evidence);
        }
        if (outcome == Outcome.DELIVER || outcome == Outcome.COMMIT) {
            whole(verb, cast, items, reach, evidence);
        }
    }

    /** Whether nearly all of the story is told of those whom a sentence leaves out. */
    private boolean sole(Cast cast) {
        return cast.donors().equals(List.of(stage.soleDonor()))
                && cast.recipients().equals(List.of(stage.soleRecipient()));
    }

    /**
     * "for these purposes": what the sum before this one was for; null where the words are not
     * there.
     */
    private @Nullable AidFact samePurpose() {
        for (int i = 1; i < s.size(); i++) {
            if (s.lemma(i).equals("purpose")
                    && (s.is(i - 1, "these") || s.is(i - 1, "this") || s.is(i - 1, "same"))) {
                return out.stream().filter(f -> f.money() != null).reduce((a, b) -> b).orElse(null);
            }
        }
        return null;
    }

    private static int next(Goods goods, Money money, int reach) {
        return goods.money().stream()
                .mapToInt(Money::from)
                .filter(f -> f > money.from())
                .min()
                .orElse(reach);
    }

    /** The package that a part is paid from was agreed before. */
    private void whole(
            VerbGroup verb, Cast cast, List<String> items, int reach, Evidence evidence) {
        for (Money money : scene.money()) {
            if (!money.aside()
                    && money.from() > verb.head()
                    && money.to() <= reach
                    && sums.outOf(money)
                    && !s.is(money.from() - 1, "of")
                    && !sums.share(money.from() - 3)) {
                add(
                        new Share(cast.donors(), cast.recipients(), money),
                        cast,
                        items,
                        Outcome.COMMIT,
                        verb,
                        reach,
                        evidence.and("whole of a part", 0.9));
            }
        }
    }

    private List<String> items(Goods goods, Cast cast) {
        if (!goods.items().isEmpty()) {
            boolean relief =
                    goods.items().stream()
                            .allMatch(
                                    code ->
                                            Kinds.category(code).equals("HUMANITARIAN")
                                                    || code.equals("NON_LETHAL_UNSPECIFIED"));
            return relief && goodsAround.forSoldiers()
                    ? List.of("NON_LETHAL_UNSPECIFIED")
                    : goods.items();
        }
        boolean lender =
                cast.donors().stream().allMatch(Carriers.LENDERS::contains)
                        && !cast.donors().isEmpty();
        return List.of(lender ? "FINANCIAL_UNSPECIFIED" : kinds.fallback(scene, 0, s.size()));
    }

    private void add(
            Share share,
            Cast cast,
            List<String> items,
            Outcome outcome,
            VerbGroup verb,
            int reach,
            Evidence evidence) {
        for (String donor : share.donors()) {
            for (String recipient : share.recipients()) {
                if (donor.equals(recipient)
                        || (Carriers.ALL.contains(donor) && Carriers.ALL.contains(recipient))) {
                    continue;
                }
                int end = Math.max(verb.head() + 1, Math.min(reach, s.size()));
                for (List<String> kind : Kinds.apart(items, share.money() != null)) {
                    out.add(
                            new AidFact(
                                    donor,
                                    recipient,
                                    cast.channel(),
                                    kind,
                                    share.money(),
                                    outcome,
                                    place,
                                    s.at(Math.min(start(verb), verb.first())).start(),
                                    s.at(end - 1).end(),
                                    Earlier.told(s, verb, outcome),
                                    evidence));
                }
            }
        }
    }

    private int start(VerbGroup verb) {
        VerbGroup before = scene.finiteBefore(verb);
        int from = before == null ? 0 : before.head() + 1;
        for (PartyMention m : scene.parties()) {
            if (m.from() >= from && m.from() < verb.first()) {
                return m.from();
            }
        }
        return verb.first();
    }
}
