package org.aidwire.ingest.extraction.rule;

import java.util.Set;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.mention.PartyMention.How;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;

/** Who gets it: where a verb's frame says, else by the other words of the sentence. */
final class Recipients {

    private final Stage stage;
    private final Scene scene;
    private final Sentence s;
    private final Roles roles;
    private final Goals goals;
    private final Givers givers;
    private final int place;

    Recipients(Stage stage, Scene scene, int place) {
        this.stage = stage;
        this.scene = scene;
        this.s = scene.sentence();
        this.roles = new Roles(scene);
        this.goals = new Goals(scene, roles);
        this.givers = new Givers(scene, roles);
        this.place = place;
    }

    /** Adds who gets what a verb tells of. */
    void named(VerbGroup verb, Frame frame, int reach, Set<String> out, Set<String> donors) {
        if (givers.ownHouse(verb, frame)) {
            out.addAll(Casting.codes(roles.after(verb, reach, Set.of("for", "to"))));
            out.removeAll(donors);
            return;
        }
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
                            Casting.codes(
                                    verb.passive()
                                            ? roles.after(verb, reach, Set.of("by"))
                                            : roles.subjects(verb)));
                    ofWhomItIsSaid(verb, frame, out);
                    goals.purseOf(verb, frame, out);
                }
                case "object" -> {
                    if (!verb.passive()) {
                        goals.object(verb, reach, out);
                    }
                }
                case "soldiers" ->
                        goals.soldiers(verb, frame.learning() || verb.passive(), reach, out);
                default -> addPlace(verb, reach, where, out);
            }
            out.removeAll(donors);
        }
        unframed(verb, frame, reach, out, donors);
    }

    /** Who gets it where the verb's own frame names nobody. */
    private void unframed(
            VerbGroup verb, Frame frame, int reach, Set<String> out, Set<String> donors) {
        if (out.isEmpty() && frame.name().equals("REFUSE") && verb.passive()) {
            givers.askers(verb, out);
            out.removeAll(donors);
        }
        if (out.isEmpty() && !frame.recipient().contains("subject")) {
            goals.peopleIn(verb, reach, out);
            goals.helped(verb, reach, out);
            goals.trained(verb, out);
            goals.modified(verb, reach, out);
            out.removeAll(donors);
        }
        if (out.isEmpty() && !frame.recipient().contains("subject")) {
            goals.enumerated(verb, out);
            out.removeAll(donors);
        }
        if (out.isEmpty()) {
            out.addAll(
                    Casting.codes(
                            roles.after(verb, reach, Set.of("as", "including", "like")).stream()
                                    .filter(m -> m.how() == How.NAME)
                                    .toList()));
            out.removeAll(donors);
        }
        if (out.isEmpty() && !frame.recipient().contains("subject")) {
            goals.opening(out);
            out.removeAll(donors);
        }
        if (out.isEmpty() && Set.of("REFUSE", "CONSIDER").contains(frame.name())) {
            goals.helped(verb, s.size(), out);
            if (out.isEmpty()) {
                givers.askersBehind(verb, reach, out);
            }
            out.removeAll(donors);
        }
        if (out.isEmpty()) {
            goals.signatory(verb, donors, out);
            goals.assured(verb, out);
            out.removeAll(donors);
        }
        if (out.isEmpty() && (verb.passive() || frame.name().equals("TOTAL"))) {
            goals.subjectRecipients(verb, out);
            out.removeAll(donors);
        }
    }

    /** "The army said that it had received", "We ask": who "it" is, and who speaks. */
    private void ofWhomItIsSaid(VerbGroup verb, Frame frame, Set<String> out) {
        VerbGroup above = scene.finiteBefore(verb);
        String noun = roles.plainSubject(verb);
        if (!out.isEmpty() || !Set.of("GET", "ASK", "THANK", "GRATEFUL").contains(frame.name())) {
            return;
        }
        boolean country = noun.equals("country") && s.tag(verb.first() - 2) == Tag.PRON;
        if (above != null && (country || Set.of("it", "they").contains(noun))) {
            out.addAll(Casting.codes(roles.subjects(above)));
        }
        String speaker =
                Set.of("we", "i").contains(noun) ? stage.reference(noun, place, verb) : null;
        boolean thanks = Set.of("THANK", "GRATEFUL").contains(frame.name());
        if (speaker != null && !(thanks && Stage.gives(Set.of(speaker)))) {
            out.add(speaker.replace("-PARLIAMENT", ""));
        }
    }

    /** "paid Somalia's debt to the IMF": to whom it is owed. */
    private boolean owed(PartyMention m) {
        for (int i = m.from() - 1; i > 0 && i > m.from() - 5; i--) {
            if (Set.of("debt", "arrears").contains(s.lemma(i))) {
                return true;
            }
        }
        return false;
    }

    private void addPlace(VerbGroup verb, int reach, String where, Set<String> out) {
        for (PartyMention m : roles.after(verb, reach, Set.of(where))) {
            boolean location = where.equals("in") || where.equals("at") || where.equals("into");
            boolean meeting = location && m.how() == How.CAPITAL && !scene.money().isEmpty();
            if (!(meeting && where.equals("in") && m.to() >= s.size() - 2)
                    && !goals.goodsOf(m)
                    && !owed(m)
                    && !(where.equals("at") && m.how() == How.NAME) // "missiles at Israel"
                    && !Goals.purse(roles.describes(m))
                    && !m.party().endsWith("-PARLIAMENT")) {
                out.add(m.party());
            }
        }
    }
}
