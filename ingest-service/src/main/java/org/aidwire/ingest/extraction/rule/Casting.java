package org.aidwire.ingest.extraction.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.mention.PartyMention.How;
import org.aidwire.ingest.extraction.text.Sentence;
import org.jspecify.annotations.Nullable;

/** Finds donor and recipient of a verb: first where its frame says, then from the story. */
final class Casting {

    private final Stage stage;
    private final Scene scene;
    private final Sentence s;
    private final Roles roles;
    private final Goals goals;
    private final Sources sources;
    private final Givers givers;
    private final Ways ways;
    private final Donors giving;
    private final Recipients getting;
    private final int place;
    private final boolean explicitOnly;

    Casting(Stage stage, Scene scene, int place, boolean explicitOnly) {
        this.stage = stage;
        this.scene = scene;
        this.s = scene.sentence();
        this.roles = new Roles(scene);
        this.goals = new Goals(scene, roles);
        this.sources = new Sources(scene, roles);
        this.givers = new Givers(scene, roles);
        this.ways = new Ways(stage, scene, roles, explicitOnly);
        this.giving = new Donors(stage, scene, place, explicitOnly);
        this.getting = new Recipients(stage, scene, place);
        this.place = place;
        this.explicitOnly = explicitOnly;
    }

    /** The cast of a verb, or null where one side stays open. */
    @Nullable Cast of(VerbGroup verb, Frame frame, Mood mood, int reach) {
        return new Credence(stage).of(found(verb, frame, mood, reach), frame, mood);
    }

    private @Nullable Cast found(VerbGroup verb, Frame frame, Mood mood, int reach) {
        List<PartyMention> subjects = roles.subjects(verb);
        Evidence evidence = Evidence.of(frame.name() + "/" + mood.word());
        Set<String> donors = new LinkedHashSet<>();
        Set<String> recipients = new LinkedHashSet<>();
        if (swapped(verb, frame, subjects)) {
            donors.addAll(codes(roles.after(verb, reach, Set.of("by", "from"))));
            recipients.addAll(codes(subjects));
        } else {
            giving.named(verb, frame, mood, reach, donors);
            getting.named(verb, frame, reach, recipients, donors);
        }
        others(verb, frame, mood, reach, donors, recipients);
        if (!Carriers.ALL.containsAll(donors)) {
            donors.removeAll(Carriers.ALL); // "by Japan and UNDP": one gives, the other carries
        }
        if (recipients.isEmpty() && frame.recipient().contains("subject") && !verb.passive()) {
            recipients.addAll(stage.delegating(roles.plainSubject(verb)));
        }
        if (frame.name().equals("ASK") && mood != Mood.ASKED && donors.isEmpty()) {
            return new Appeals(stage, scene, place, explicitOnly).of(verb, recipients, evidence);
        }
        if (mood == Mood.ASKED && recipients.isEmpty()) {
            givers.asker(verb, donors, recipients);
        }
        if (frame.name().equals("HAVE") && donors.isEmpty()) {
            return null; // what a state has says nothing unless it says from whom
        }
        ways.unfixed(recipients);
        String channel = ways.channel(verb, reach, recipients, donors);
        boolean goalNamed = !recipients.isEmpty();
        if (donors.isEmpty()) {
            evidence = giving.referred(verb, frame, donors, recipients, evidence);
        }
        boolean receiver =
                frame.name().equals("GET") && !goalNamed && !roles.plainSubject(verb).isEmpty();
        if (frame.name().equals("GET") && mood == Mood.DECIDED && evidence.rules().size() > 1) {
            return null; // "an agreement to obtain": bought, where no giver is named
        }
        if (recipients.isEmpty()
                && (frame.name().equals("BUY") || (receiver && !givers.office(verb)))) {
            return null;
        }
        if (recipients.isEmpty() && !explicitOnly && verb.tense() == VerbGroup.Tense.PARTICIPLE) {
            goals.anywhere(verb, donors, recipients);
            evidence = recipients.isEmpty() ? evidence : evidence.and("goal in the sentence", 0.9);
        }
        if (!recipients.isEmpty()) {
            return new Cast(List.copyOf(donors), List.copyOf(recipients), channel, evidence);
        }
        String told = givers.toldBy(verb, frame, donors);
        return told.isEmpty()
                ? towardsTheStory(donors, channel, goalNamed, evidence)
                : new Cast(
                        List.copyOf(donors),
                        List.of(told),
                        channel,
                        evidence.and("who tells of it", 0.85));
    }

    /** "Haiti was given rice": the subject gets it. */
    private boolean swapped(VerbGroup verb, Frame frame, List<PartyMention> subjects) {
        return verb.passive()
                && (frame.passiveRecipient() || givers.sentGoods(verb, frame))
                && !subjects.isEmpty()
                && people(subjects);
    }

    /** "received a request from Kenya", "a request was sent to Norway"; null for no such thing. */
    @Nullable Cast requested(VerbGroup verb, Frame frame, int reach) {
        Set<String> askers = new LinkedHashSet<>();
        List<String> asked = List.of();
        if (frame.name().equals("GET") && !verb.passive() && givers.requestBehind(verb) > 0) {
            givers.askersBehind(verb, reach, askers);
            asked = codes(roles.subjects(verb));
        } else if (verb.passive() && givers.request(roles.plainSubject(verb))) {
            givers.askers(verb, askers);
            asked = codes(roles.after(verb, reach, Set.of("to")));
        }
        askers.removeAll(asked);
        return askers.isEmpty() || asked.isEmpty()
                ? null
                : new Cast(asked, List.copyOf(askers), null, Evidence.of("ASK/request"));
    }

    /** Where no word names the goal, it is the story's. */
    private @Nullable Cast towardsTheStory(
            Set<String> donors, @Nullable String channel, boolean goalNamed, Evidence evidence) {
        String named = stage.recipient(donors);
        if (!explicitOnly && donors.contains(stage.recipient(Set.of()))) {
            return null; // who gets the story's aid gives none to whoever is second
        }
        if (explicitOnly || named.isEmpty() || named.startsWith("GROUP-")) {
            return donors.isEmpty()
                    ? null
                    : new Cast(List.copyOf(donors), List.of(), channel, evidence);
        }
        if (!goalNamed
                && evidence.rules().contains("donor of the story")
                && scene.money().isEmpty()) {
            return null;
        }
        return new Cast(
                List.copyOf(donors),
                List.of(named),
                channel,
                evidence.and("recipient of the story", 0.85));
    }

    /** Where not the subject gives but a fund, the owner of the goods, or who had offered them. */
    private void others(
            VerbGroup verb,
            Frame frame,
            Mood mood,
            int reach,
            Set<String> donors,
            Set<String> recipients) {
        sources.pooled(verb, reach, donors);
        sources.funded(donors);
        sources.contract(verb, stage.recipient(Set.of()), donors, recipients);
        if (frame.name().equals("REFUSE") && !verb.passive() && roles.subjects(verb).size() == 1) {
            sources.offered(verb, roles.subjects(verb).getFirst().party(), donors, recipients);
        }
        boolean against = mood == Mood.NO && Set.of("agree", "approve").contains(verb.lemma());
        if (against || Set.of("block", "veto", "withhold").contains(verb.lemma())) {
            sources.goodsOwner(verb, reach, recipients, donors);
        }
    }

    private boolean people(List<PartyMention> subjects) {
        return subjects.stream()
                .allMatch(m -> m.how() != How.ADJECTIVE || Roles.office(roles.describes(m)));
    }

    static List<String> codes(List<PartyMention> mentions) {
        return mentions.stream().map(m -> m.party().replace("-PARLIAMENT", "")).distinct().toList();
    }
}
