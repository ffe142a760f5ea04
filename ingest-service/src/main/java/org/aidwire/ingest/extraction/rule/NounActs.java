package org.aidwire.ingest.extraction.rule;

import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.mention.Money;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.mention.PartyMention.How;
import org.aidwire.ingest.extraction.rule.Frame.Outcome;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Nouns that are acts: "Norway's pledge of 30 tanks", "a shipment of flour from Qatar to Gaza".
 * What becomes of them the verb tells that governs the noun. Read after the verbs, and only for
 * what no verb of the story has told.
 */
final class NounActs {

    private static final int NEAR = 16;

    /** "made a request", "renewed its appeal": whose the noun is stands before the verb. */
    private static final Set<String> DOING =
            Set.of(
                    "carry",
                    "conduct",
                    "make",
                    "submit",
                    "renew",
                    "repeat",
                    "reiterate",
                    "file",
                    "lodge",
                    "issue",
                    "address");

    private static final Set<String> HELP = Set.of("help", "aid", "assistance", "relief");

    private final ActRules rules;
    private final Gates gates;
    private final Kinds kinds;
    private final Stage stage;
    private final List<AidFact> out;

    NounActs(Reading.Book book, List<AidFact> out) {
        this.rules = book.rules();
        this.gates = book.gates();
        this.kinds = book.kinds();
        this.stage = book.stage();
        this.out = out;
    }

    /** One noun with the words that belong to it. */
    private record Phrase(int from, int noun, int to) {}

    void read(Scene scene, int place) {
        Sentence s = scene.sentence();
        for (int i = 0; i < s.size(); i++) {
            boolean noun = s.tag(i) == Tag.NOUN || (i == 0 && s.tag(i) == Tag.PROPN);
            Outcome plain = noun ? rules.noun(s.lemma(i)) : null;
            if (plain != null && !told(s, place, i) && !traded(scene)) {
                read(scene, place, new Phrase(left(s, i), i, right(scene, i)), plain);
            }
        }
    }

    private boolean traded(Scene scene) {
        return scene.verbs().stream().anyMatch(v -> !gates.sentence(scene, v));
    }

    private boolean told(Sentence s, int place, int i) {
        int at = s.at(i).start();
        return out.stream().anyMatch(f -> f.sentence() == place && f.from() <= at && at < f.to());
    }

    private static int left(Sentence s, int noun) {
        int i = noun;
        while (i > 0 && noun - i < NEAR) {
            switch (s.tag(i - 1)) {
                case ADJ, NOUN, PROPN, NUM, SYM, PART, DET, PRON -> i--;
                default -> {
                    return i;
                }
            }
        }
        return i;
    }

    private static int right(Scene scene, int noun) {
        Sentence s = scene.sentence();
        for (int i = noun + 1; i < s.size(); i++) {
            int at = i;
            boolean verb = scene.verbs().stream().anyMatch(v -> v.finite() && v.first() == at);
            if (verb || i - noun > NEAR || s.is(i, ";") || s.is(i, ",") || s.is(i, "which")) {
                return i;
            }
        }
        return s.size();
    }

    private void read(Scene scene, int place, Phrase phrase, Outcome plain) {
        Outcome outcome = outcome(scene, phrase, plain);
        List<String> codes = kinds.codes(scene, phrase.from(), phrase.to());
        Money money = money(scene, phrase);
        boolean asks = plain == Outcome.REQUEST;
        boolean appeal = scene.sentence().is(phrase.noun(), "appeal");
        boolean anybody =
                asks && money == null && outcome != null && nobodyNamed(scene, phrase, codes);
        if (anybody && helpAsked(scene, phrase) && appealed(scene, place, phrase, null)) {
            return;
        }
        if (outcome == null || (codes.isEmpty() && money == null)) {
            return;
        }
        if (appeal && money != null && appealed(scene, place, phrase, money)) {
            return;
        }
        String own = owner(scene, phrase);
        String owner = own.isEmpty() ? carriedOut(scene, phrase) : own;
        String from = after(scene, phrase, Set.of("from", "by"));
        String source = owner.isEmpty() ? from : owner;
        String goal = after(scene, phrase, Set.of("to", "for", "over", "into"));
        String donor = asks ? goal : source;
        String recipient = asks ? source : goal;
        Evidence evidence = Evidence.of("NOUN/" + scene.sentence().lemma(phrase.noun()));
        if (!asks && recipient.isEmpty() && !donor.isEmpty()) {
            recipient = stage.recipient(Set.of(donor));
            evidence = evidence.and("recipient of the story", 0.85);
        }
        if (donor.isEmpty()
                || recipient.isEmpty()
                || donor.equals(recipient)
                || Carriers.ALL.contains(recipient)) {
            return;
        }
        List<String> items =
                codes.isEmpty()
                        ? List.of(kinds.fallback(scene, 0, scene.sentence().size()))
                        : codes;
        add(
                scene,
                place,
                phrase,
                new AidFact(
                        donor,
                        recipient,
                        null,
                        items,
                        money,
                        outcome,
                        place,
                        scene.sentence().at(phrase.from()).start(),
                        scene.sentence().at(phrase.to() - 1).end(),
                        false,
                        evidence.and("noun", 0.9)));
    }

    /** "The UN's appeal for Haiti, $674m", "launch a flash appeal for $160m": nobody is named. */
    private boolean appealed(Scene scene, int place, Phrase phrase, @Nullable Money money) {
        String owner = owner(scene, phrase);
        boolean own = !owner.isEmpty() && !Carriers.ALL.contains(owner);
        if (own && money != null) {
            return false;
        }
        String goal = own ? owner : after(scene, phrase, Set.of("for", "in", "across", "by", "of"));
        boolean named = !goal.isEmpty() && !Carriers.ALL.contains(goal);
        String recipient = named ? goal : stage.recipient(Carriers.ALL);
        boolean others = money == null && !recipient.equals(stage.recipient(Carriers.ALL));
        if (recipient.isEmpty() || others) {
            return false;
        }
        Evidence evidence = Evidence.of("NOUN/appeal").and("appeal", 0.9);
        add(
                scene,
                place,
                phrase,
                new AidFact(
                        "UNSPECIFIED",
                        recipient,
                        owner.isEmpty() || own ? null : owner,
                        List.of("HUMANITARIAN_UNSPECIFIED"),
                        money,
                        Outcome.REQUEST,
                        place,
                        scene.sentence().at(phrase.from()).start(),
                        scene.sentence().at(phrase.to() - 1).end(),
                        false,
                        named ? evidence : evidence.and("recipient of the story", 0.85)));
        return true;
    }

    /** Whether a plea goes to nobody by name, for nothing by name. */
    private boolean nobodyNamed(Scene scene, Phrase phrase, List<String> codes) {
        return stage.soleDonor().isEmpty()
                && after(scene, phrase, Set.of("to")).isEmpty()
                && codes.stream().allMatch("HUMANITARIAN_UNSPECIFIED"::equals);
    }

    /** "a rare appeal for help from any country": no sum and no goods, but aid from anybody. */
    private static boolean helpAsked(Scene scene, Phrase phrase) {
        Sentence s = scene.sentence();
        if (s.lemma(phrase.noun()).equals("request")) {
            return false; // made to somebody
        }
        for (int i = phrase.noun() + 1; i < s.size() && i < phrase.noun() + 12; i++) {
            boolean help = HELP.contains(s.lemma(i)) && s.tag(i) == Tag.NOUN;
            if (help && new Roles(scene).preposition(i).equals("for")) {
                return true;
            }
            if (s.is(i, ",") || s.is(i, ";")) {
                return false;
            }
        }
        return false;
    }

    private void add(Scene scene, int place, Phrase phrase, AidFact fact) {
        boolean told =
                out.stream()
                        .anyMatch(
                                f ->
                                        f.donor().equals(fact.donor())
                                                && f.recipient().equals(fact.recipient())
                                                && f.kind().equals(fact.kind())
                                                && (fact.money() == null || sameSum(f, fact)));
        if (!told) {
            out.add(fact);
        }
    }

    private static boolean sameSum(AidFact a, AidFact b) {
        return a.money() != null
                && b.money() != null
                && a.money().value().compareTo(b.money().value()) == 0;
    }

    private static @Nullable Money money(Scene scene, Phrase phrase) {
        return scene.money().stream()
                .filter(m -> !m.aside() && m.from() >= phrase.from() && m.to() <= phrase.to())
                .findFirst()
                .orElse(null);
    }

    /** "Norway's pledge", "a Norwegian pledge". */
    private static String owner(Scene scene, Phrase phrase) {
        for (PartyMention m : scene.parties()) {
            boolean before = m.from() >= phrase.from() && m.to() <= phrase.noun();
            boolean owns =
                    scene.sentence().is(m.to(), "'s")
                            || m.how() == How.ADJECTIVE
                            || m.how() == How.ORGANISATION;
            if (before && owns && m.acts()) {
                return m.party().replace("-PARLIAMENT", "");
            }
        }
        return "";
    }

    /** "Jordan's army carried out seven airdrops": who does what the noun tells. */
    private static String carriedOut(Scene scene, Phrase phrase) {
        for (VerbGroup v : scene.verbs()) {
            boolean object = v.head() < phrase.noun() && phrase.noun() - v.head() < 5;
            if (object && DOING.contains(v.lemma()) && !v.passive()) {
                List<PartyMention> subjects = new Roles(scene).subjects(v);
                return subjects.size() == 1 ? subjects.getFirst().party() : "";
            }
        }
        return "";
    }

    private static String after(Scene scene, Phrase phrase, Set<String> prepositions) {
        Roles roles = new Roles(scene);
        for (PartyMention m : scene.parties()) {
            if (m.from() > phrase.noun()
                    && m.to() <= phrase.to()
                    && m.how() != How.ADJECTIVE
                    && prepositions.contains(roles.preposition(m))) {
                return m.party().replace("-PARLIAMENT", "");
            }
        }
        return "";
    }

    /** What becomes of it, by the verb that it is the subject or the object of. */
    private @Nullable Outcome outcome(Scene scene, Phrase phrase, Outcome plain) {
        VerbGroup governing = null;
        for (VerbGroup v : scene.verbs()) {
            boolean subject = v.finite() && v.first() >= phrase.to() && v.first() - phrase.to() < 3;
            boolean object = v.head() < phrase.from() && phrase.from() - v.head() < 4;
            if (object || (subject && governing == null)) {
                governing = v;
            }
        }
        if (governing == null) {
            return plain;
        }
        if (governing.negated()) {
            return null;
        }
        Outcome told = rules.telling(governing.lemma());
        Outcome known = told == null ? plain : told;
        boolean done = known == Outcome.COMMIT || known == Outcome.DELIVER;
        return switch (governing.tense()) {
            case FUTURE, WOULD -> done ? Outcome.PLEDGE : known;
            case MAY, SHOULD -> done || known == Outcome.PLEDGE ? Outcome.CONSIDER : known;
            default -> known;
        };
    }
}
