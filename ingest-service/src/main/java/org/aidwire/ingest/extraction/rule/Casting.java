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

    /** Those who give at a conference of donors. */
    private static final String DONORS = "GROUP-DONORS";

    private final Stage stage;
    private final Scene scene;
    private final Sentence s;
    private final Roles roles;
    private final Goals goals;
    private final Sources sources;
    private final Givers givers;
    private final Ways ways;
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
        boolean swapped =
                verb.passive()
                        && (frame.passiveRecipient() || givers.sentGoods(verb, frame))
                        && !subjects.isEmpty()
                        && people(subjects);
        Set<String> donors = new LinkedHashSet<>();
        Set<String> recipients = new LinkedHashSet<>();
        if (swapped) {
            donors.addAll(codes(roles.after(verb, reach, Set.of("by", "from"))));
            recipients.addAll(codes(subjects));
        } else {
            donors(verb, frame, mood, reach, subjects, donors);
            recipients(verb, frame, reach, subjects, recipients, donors);
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
            evidence = referred(verb, frame, subjects, donors, recipients, evidence);
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
        if (recipients.isEmpty()) {
            return towardsTheStory(donors, channel, goalNamed, evidence);
        }
        return new Cast(List.copyOf(donors), List.copyOf(recipients), channel, evidence);
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

    private void donors(
            VerbGroup verb,
            Frame frame,
            Mood mood,
            int reach,
            List<PartyMention> subjects,
            Set<String> out) {
        if (frame.name().equals("ASK") && givers.speakerAsked(verb)) {
            String side = stage.reference("us", place, verb);
            if (side != null) {
                out.add(side);
            }
            return;
        }
        if (mood == Mood.ASKED) {
            out.addAll(codes(subjects));
            return;
        }
        for (String where : frame.donor()) {
            if (!out.isEmpty()) {
                return;
            }
            switch (where) {
                case "subject" -> {
                    if (verb.passive()) {
                        out.addAll(
                                codes(
                                        roles.after(verb, reach, Set.of("by", "from")).stream()
                                                .filter(
                                                        m ->
                                                                !goals.goodsOf(
                                                                        m)) // "by the Russian war"
                                                .toList()));
                        givers.elsewhere(verb, out);
                    } else {
                        out.addAll(codes(subjects));
                    }
                }
                case "object" -> addObject(verb, reach, out);
                default ->
                        out.addAll(
                                codes(
                                        roles.after(verb, reach, Set.of(where)).stream()
                                                .filter(PartyMention::acts)
                                                .filter(m -> !welcomed(frame, m))
                                                .filter(m -> !sources.shielded(verb, m))
                                                .toList()));
            }
        }
        unframed(verb, frame, reach, subjects, out);
    }

    /** Who gives where the verb's own frame names nobody. */
    private void unframed(
            VerbGroup verb, Frame frame, int reach, List<PartyMention> subjects, Set<String> out) {
        if (out.isEmpty() && verb.lemma().equals("commit") && !verb.passive()) {
            addObject(verb, reach, out); // "The pact commits Belgium to ..."
        }
        boolean carried =
                Set.of("MOVE", "GIVE").contains(frame.name())
                        && !verb.passive()
                        && subjects.isEmpty();
        if (out.isEmpty() && (carried || Set.of("ARRIVE", "DEPART").contains(frame.name()))) {
            sources.carrierOf(verb, out);
        }
        if (out.isEmpty() && frame.name().equals("ARRIVE")) {
            givers.elsewhere(verb, out);
        }
        if (out.isEmpty() && verb.passive()) {
            sources.amongThem(verb, out);
        }
        if (out.isEmpty() && !verb.passive() && frame.donor().contains("subject")) {
            sources.included(verb, out);
        }
        if (out.isEmpty() && !scene.money().isEmpty() && givers.gathered(verb)) {
            out.add(DONORS);
        }
        if (out.isEmpty()) {
            sources.ownership(verb, reach, out);
        }
    }

    /** "welcomed support for the bill from the House": no gift of a parliament's. */
    private static boolean welcomed(Frame frame, PartyMention m) {
        return frame.name().equals("WELCOME") && m.party().endsWith("-PARLIAMENT");
    }

    private void addObject(VerbGroup verb, int reach, Set<String> out) {
        PartyMention object = roles.indirectObject(verb, reach);
        if (object == null || goals.goodsOf(object)) {
            goals.pronoun(verb, out);
            return;
        }
        out.add(object.party().replace("-PARLIAMENT", ""));
        PartyMention last = object;
        for (PartyMention m : scene.parties()) {
            if (m.from() >= last.to() && roles.joined(last, m)) {
                out.add(m.party());
                last = m;
            }
        }
    }

    private void recipients(
            VerbGroup verb,
            Frame frame,
            int reach,
            List<PartyMention> subjects,
            Set<String> out,
            Set<String> donors) {
        if (!frame.recipient().contains("subject")) {
            goals.onward(verb, reach, out);
        }
        for (String where : frame.recipient()) {
            if (!out.isEmpty()) {
                return;
            }
            switch (where) {
                case "subject" -> {
                    out.addAll(
                            codes(
                                    verb.passive()
                                            ? roles.after(verb, reach, Set.of("by"))
                                            : subjects));
                    goals.purseOf(verb, frame, out);
                }
                case "object" -> {
                    if (!verb.passive()) {
                        addObject(verb, reach, out);
                    }
                }
                case "soldiers" ->
                        goals.soldiers(verb, frame.learning() || verb.passive(), reach, out);
                default -> addPlace(verb, reach, where, out);
            }
            out.removeAll(donors);
        }
        if (out.isEmpty() && frame.name().equals("REFUSE") && verb.passive()) {
            givers.askers(verb, out);
            out.removeAll(donors);
        }
        if (out.isEmpty() && !frame.recipient().contains("subject")) {
            goals.peopleIn(verb, reach, out);
            goals.helped(verb, reach, out);
            goals.modified(verb, reach, out);
            out.removeAll(donors);
        }
        if (out.isEmpty() && !frame.recipient().contains("subject")) {
            goals.enumerated(verb, out);
            out.removeAll(donors);
        }
        if (out.isEmpty()) {
            out.addAll(
                    codes(
                            roles.after(verb, reach, Set.of("as", "including", "like")).stream()
                                    .filter(m -> m.how() == How.NAME)
                                    .toList()));
            out.removeAll(donors);
        }
        if (out.isEmpty() && !frame.recipient().contains("subject")) {
            goals.opening(out);
            out.removeAll(donors);
        }
        if (out.isEmpty() && (verb.passive() || frame.name().equals("TOTAL"))) {
            goals.subjectRecipients(verb, out);
            out.removeAll(donors);
        }
    }

    private void addPlace(VerbGroup verb, int reach, String where, Set<String> out) {
        for (PartyMention m : roles.after(verb, reach, Set.of(where))) {
            boolean location = where.equals("in") || where.equals("at") || where.equals("into");
            boolean meeting = location && m.how() == How.CAPITAL && !scene.money().isEmpty();
            if (!(meeting && where.equals("in") && m.to() >= s.size() - 2)
                    && !goals.goodsOf(m)
                    && !Goals.purse(roles.describes(m))
                    && !m.party().endsWith("-PARLIAMENT")) {
                out.add(m.party());
            }
        }
    }

    /** The donor by pronoun, office or, where the verb leaves it out, by the story. */
    private Evidence referred(
            VerbGroup verb,
            Frame frame,
            List<PartyMention> subjects,
            Set<String> donors,
            Set<String> recipients,
            Evidence evidence) {
        String noun = givers.owns(verb) || givers.itsAid(verb) ? "it" : roles.plainSubject(verb);
        if (Doubts.BILLS.contains(noun) && !stage.parliament().isEmpty()) {
            donors.add(stage.parliament());
            return evidence.and("its parliament", 0.9);
        }
        boolean bySubject = frame.donor().contains("subject") && !verb.passive();
        if (bySubject && subjects.isEmpty() && !noun.isEmpty()) {
            String party =
                    givers.itsAid(verb) && !stage.soleDonor().isEmpty()
                            ? stage.soleDonor()
                            : stage.giving(stage.reference(noun, place, verb), noun, recipients);
            if (party != null && !recipients.contains(party)) {
                donors.add(party.replace("-PARLIAMENT", ""));
                return evidence.and("reference " + noun, 0.9);
            }
        }
        boolean open =
                !bySubject
                        || noun.isEmpty()
                        || Stage.OFFICE_NOUNS.contains(noun)
                        || noun.equals("we")
                        || Carriers.transport(noun)
                        || verb.lemma().equals("be");
        boolean landed =
                Set.of("ARRIVE", "DEPART").contains(frame.name())
                        && (Carriers.transport(noun) || !recipients.isEmpty());
        String side = open && !explicitOnly ? stage.side(place, recipients, landed) : "";
        if (!side.isEmpty()) {
            donors.add(side);
            return evidence.and("side of the speaker", 0.9);
        }
        boolean comes = frame.name().equals("ARRIVE") && scene.money().isEmpty();
        boolean byAnybody =
                verb.passive()
                        && Set.of("that", "which").contains(s.low(verb.first() - 1))
                        && stage.soleDonor().isEmpty();
        String near = explicitOnly || !open ? "" : stage.passage(place, recipients);
        if (!near.isEmpty()) {
            donors.add(near);
            return evidence.and("giver of the passage", 0.85);
        }
        String leader = explicitOnly || !open || comes || byAnybody ? "" : stage.donor(recipients);
        if (!leader.isEmpty()) {
            donors.add(leader);
            return evidence.and("donor of the story", 0.75);
        }
        return evidence;
    }
}
