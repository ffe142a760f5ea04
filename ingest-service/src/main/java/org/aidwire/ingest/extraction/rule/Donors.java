package org.aidwire.ingest.extraction.rule;

import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.text.Sentence;

/** Who gives: where a verb's frame says, else by a pronoun, an office, or the story. */
final class Donors {

    /** Those who give at a conference of donors. */
    private static final String DONORS = "GROUP-DONORS";

    private final Stage stage;
    private final Scene scene;
    private final Sentence s;
    private final Roles roles;
    private final Goals goals;
    private final Sources sources;
    private final Givers givers;
    private final int place;
    private final boolean explicitOnly;

    Donors(Stage stage, Scene scene, int place, boolean explicitOnly) {
        this.stage = stage;
        this.scene = scene;
        this.s = scene.sentence();
        this.roles = new Roles(scene);
        this.goals = new Goals(scene, roles);
        this.sources = new Sources(scene, roles);
        this.givers = new Givers(scene, roles);
        this.place = place;
        this.explicitOnly = explicitOnly;
    }

    /** Adds who gives by the words around a verb. */
    void named(VerbGroup verb, Frame frame, Mood mood, int reach, Set<String> out) {
        List<PartyMention> subjects = roles.subjects(verb);
        if (frame.name().equals("ASK") && givers.speakerAsked(verb)) {
            String side = stage.reference("us", place, verb);
            if (side != null) {
                out.add(side);
            }
            return;
        }
        if (givers.ownHouse(verb, frame)) {
            out.addAll(Casting.codes(subjects));
            return;
        }
        if (mood == Mood.ASKED) {
            List<String> asked = givers.asked(verb);
            out.addAll(asked.isEmpty() ? Casting.codes(subjects) : asked);
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
                                Casting.codes(
                                        roles.after(verb, reach, Set.of("by", "from")).stream()
                                                .filter(
                                                        m ->
                                                                !goals.goodsOf(
                                                                        m)) // "by the Russian war"
                                                .toList()));
                        givers.elsewhere(verb, out);
                    } else {
                        out.addAll(Casting.codes(subjects));
                    }
                }
                case "object" -> {
                    if (frame.name().equals("DEPART")) {
                        sources.left(verb, reach, out);
                    } else {
                        goals.object(verb, reach, out);
                    }
                }
                default ->
                        out.addAll(
                                Casting.codes(
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
            goals.object(verb, reach, out); // "The pact commits Belgium to ..."
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
        if (frame.recipient().contains("subject") && !verb.passive()) {
            givers.given(verb, out);
        }
        if (verb.passive() && out.stream().allMatch(party -> party.startsWith("GROUP-"))) {
            sources.amongThem(verb, out);
        }
        if (out.isEmpty() && !verb.passive() && frame.donor().contains("subject")) {
            sources.included(verb, out);
        }
        if (out.isEmpty() && !scene.money().isEmpty() && givers.gathered(verb)) {
            out.add(DONORS);
        }
        if (verb.passive()) {
            sources.mechanism(out);
        }
        if (out.isEmpty()) {
            sources.ownership(verb, reach, out);
        }
    }

    /** "welcomed support for the bill from the House": no gift of a parliament's. */
    private static boolean welcomed(Frame frame, PartyMention m) {
        return frame.name().equals("WELCOME") && m.party().endsWith("-PARLIAMENT");
    }

    /** "Denmark and Germany announced that they would jointly supply". */
    private boolean severalSay(VerbGroup verb, Set<String> recipients, Set<String> donors) {
        VerbGroup above = scene.finiteBefore(verb);
        List<String> said = above == null ? List.of() : Casting.codes(roles.subjects(above));
        boolean several = said.size() > 1 && said.stream().noneMatch(recipients::contains);
        if (several) {
            donors.addAll(said);
        }
        return several;
    }

    /** The donor by pronoun, office or, where the verb leaves it out, by the story. */
    Evidence referred(
            VerbGroup verb,
            Frame frame,
            Set<String> donors,
            Set<String> recipients,
            Evidence evidence) {
        String noun = givers.owns(verb) || givers.itsAid(verb) ? "it" : roles.plainSubject(verb);
        if (Doubts.BILLS.contains(noun) && !stage.parliament().isEmpty()) {
            donors.add(stage.parliament());
            return evidence.and("its parliament", 0.9);
        }
        boolean bySubject = frame.donor().contains("subject") && !verb.passive();
        if (bySubject && noun.equals("they") && severalSay(verb, recipients, donors)) {
            return evidence.and("reference they", 0.9);
        }
        if (bySubject && roles.subjects(verb).isEmpty() && !noun.isEmpty()) {
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
