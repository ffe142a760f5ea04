package org.aidwire.ingest.extraction.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.mention.Money;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.mention.PartyMention.How;
import org.aidwire.ingest.extraction.rule.Frame.Outcome;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;
import org.aidwire.ingest.extraction.text.Token;
import org.jspecify.annotations.Nullable;

/**
 * Sums of aid that no verb of giving tells of: "125 million came from Germany", "the $500,000
 * announced on Wednesday", "Japan's $5 million donation". Read last, and only in sentences that
 * speak of aid and of nothing else that costs money.
 */
final class Leftovers {

    private static final Set<String> AID =
            Lists.words(
                    "aid assistance donation grant package funding contribution support relief"
                            + " humanitarian pledge loan tranche donor donate help fund disbursement"
                            + " programme program facility instalment installment financing");
    private static final Set<String> OTHER_COSTS =
            Lists.words(
                    "damage loss losses cost costs price gdp revenue tax market profit salary worth"
                            + " stolen debt trade export import investment investor sanction asset"
                            + " bond fine reserve frozen repaid repayment owe compensation");
    private static final Set<String> ASKING =
            Lists.words("appeal need require seek request shortfall gap");
    private static final Set<String> VOTING =
            Lists.words("bill legislation lawmaker vote senate house chamber");
    private static final Set<String> STOPPING =
            Lists.words("withhold suspend freeze cut halt terminate pause cancel postpone defer");
    private static final Set<String> PARTS =
            Set.of("include", "comprise", "contain", "consist", "cover", "feature");
    private static final Set<String> PURPOSES = Set.of("to", "for", "towards", "toward");

    private final ActRules rules;
    private final Kinds kinds;
    private final Stage stage;
    private final Gates gates;

    Leftovers(Reading.Book book) {
        this.rules = book.rules();
        this.kinds = book.kinds();
        this.stage = book.stage();
        this.gates = book.gates();
    }

    void read(Scene scene, int place, List<AidFact> out) {
        if (scene.money().isEmpty() || !ofAid(scene)) {
            return;
        }
        for (Money money : scene.money()) {
            boolean told =
                    out.stream()
                            .anyMatch(
                                    f ->
                                            f.money() != null
                                                    && f.money().value().equals(money.value()));
            if (!money.aside() && !told) {
                sum(scene, place, money, out);
            }
        }
    }

    private boolean ofAid(Scene scene) {
        boolean aid = false;
        for (Token t : scene.sentence().tokens()) {
            if (OTHER_COSTS.contains(t.lemma()) || OTHER_COSTS.contains(t.low())) {
                return false;
            }
            aid |= AID.contains(t.lemma());
        }
        return aid && scene.verbs().stream().allMatch(v -> gates.sentence(scene, v));
    }

    private void sum(Scene scene, int place, Money money, List<AidFact> out) {
        Roles roles = new Roles(scene);
        VerbGroup verb = verbOf(scene, money);
        if (verb == null) {
            return;
        }
        Outcome outcome = outcome(scene, verb);
        if (outcome == Outcome.REQUEST) {
            return; // what is needed is told by verbs of asking; sums alone mislead
        }
        Set<String> not = new LinkedHashSet<>();
        String donor = donor(scene, roles, money, verb);
        boolean named = !donor.isEmpty();
        not.add(donor);
        String recipient = recipient(scene, roles, money, not);
        boolean goalNamed = !recipient.isEmpty();
        if (!goalNamed) {
            String led = stage.recipient(not);
            boolean told = out.stream().anyMatch(f -> f.recipient().equals(led));
            recipient = told ? led : "";
        }
        if (!named) {
            String leading = stage.donor(Set.of(recipient));
            donor = leading.isEmpty() ? stage.passage(place, Set.of(recipient)) : leading;
        }
        if (donor.isEmpty()
                || recipient.isEmpty()
                || donor.equals(recipient)
                || (outcome == Outcome.CONSIDER && !(named && goalNamed))
                || (!named && !goalNamed && !PARTS.contains(verb.lemma()))
                || Carriers.ALL.contains(recipient)) {
            return;
        }
        Sentence s = scene.sentence();
        List<String> codes = kinds.codes(scene, 0, s.size());
        List<String> items =
                codes.isEmpty() ? List.of(kinds.fallback(scene, 0, s.size())) : codes.subList(0, 1);
        Evidence evidence =
                Evidence.of("SUM/" + outcome).and(named && goalNamed ? "named" : "half named", 0.8);
        out.add(
                new AidFact(
                        donor,
                        recipient,
                        null,
                        items,
                        money,
                        outcome,
                        place,
                        s.at(money.from()).start(),
                        s.at(Math.min(money.to(), s.size()) - 1).end(),
                        false,
                        evidence));
    }

    /** The verb whose clause a sum stands in. */
    private static @Nullable VerbGroup verbOf(Scene scene, Money money) {
        VerbGroup found = null;
        for (VerbGroup v : scene.verbs()) {
            if (v.head() < money.from() && v.finite()) {
                found = v;
            } else if (found == null || v.head() == money.to()) {
                return v;
            }
        }
        return found;
    }

    private Outcome outcome(Scene scene, VerbGroup verb) {
        Sentence s = scene.sentence();
        Frame frame = rules.frame(s, verb.head());
        Mood mood = new Moods(rules, scene).of(verb);
        boolean vote = votes(s);
        if (s.tokens().stream().anyMatch(t -> ASKING.contains(t.lemma()))) {
            return Outcome.REQUEST;
        }
        if (STOPPING.contains(verb.lemma())) {
            return Outcome.SUSPEND;
        }
        if (vote) {
            return Outcome.CONSIDER;
        }
        if (frame != null && frame.outcome(mood) instanceof Outcome known) {
            return known;
        }
        return switch (verb.tense()) {
            case FUTURE, WOULD, SHOULD -> Outcome.PLEDGE;
            case MAY -> Outcome.CONSIDER;
            case PERFECT -> Outcome.DELIVER;
            default -> Outcome.COMMIT;
        };
    }

    private static boolean votes(Sentence s) {
        for (int i = 0; i < s.size(); i++) {
            if (VOTING.contains(s.lemma(i)) && !s.is(i - 1, "white")) {
                return true;
            }
        }
        return false;
    }

    private String donor(Scene scene, Roles roles, Money money, VerbGroup verb) {
        Sentence s = scene.sentence();
        for (PartyMention m : scene.parties()) {
            int gap = money.from() - m.to();
            boolean listed = gap >= 1 && gap <= 5 && s.is(money.from() - 1, "with");
            boolean gapped =
                    gap == 0 && (s.is(m.from() - 1, ",") || s.tag(m.from() - 1) == Tag.CCONJ);
            if ((listed || gapped) && m.acts()) {
                return m.party(); // "the World Bank with $2bn", "and Japan $77m"
            }
        }
        for (PartyMention m : scene.parties()) {
            String prep = roles.preposition(m);
            boolean near =
                    Math.abs(m.from() - money.to()) < 9 || Math.abs(money.from() - m.to()) < 9;
            boolean giver =
                    prep.equals("from")
                            || (prep.equals("by") && !hosted(s, m))
                            || (s.is(m.to(), "'s") && m.to() + 1 >= money.from() - 2);
            if (near && giver && m.acts() && m.how() != How.GROUP) {
                return m.party().replace("-PARLIAMENT", "");
            }
        }
        List<PartyMention> subjects = roles.subjects(verb);
        if (!verb.passive() && !subjects.isEmpty()) {
            return subjects.getFirst().party().replace("-PARLIAMENT", "");
        }
        return "";
    }

    /** "a conference hosted by Saudi Arabia": no gift of the host's. */
    private static boolean hosted(Sentence s, PartyMention m) {
        for (int i = m.from() - 1; i >= 0 && i > m.from() - 4; i--) {
            if (Set.of("host", "attend", "organise", "organize", "join", "lead", "chair", "invade")
                    .contains(s.lemma(i))) {
                return true;
            }
        }
        return false;
    }

    private String recipient(Scene scene, Roles roles, Money money, Set<String> not) {
        List<PartyMention> goals = new ArrayList<>();
        for (PartyMention m : scene.parties()) {
            boolean goal =
                    PURPOSES.contains(roles.preposition(m))
                            && !not.contains(m.party())
                            && !Carriers.ALL.contains(m.party())
                            && m.how() != How.CAPITAL
                            && m.how() != How.GROUP
                            && scene.sentence().tag(m.to()) != Tag.NOUN;
            if (goal) {
                goals.add(m);
            }
        }
        return goals.stream()
                .filter(m -> m.from() >= money.to())
                .findFirst()
                .or(() -> goals.stream().findFirst())
                .map(PartyMention::party)
                .orElse("");
    }
}
