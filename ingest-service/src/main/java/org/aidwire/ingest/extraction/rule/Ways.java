package org.aidwire.ingest.extraction.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.mention.PartyMention.How;
import org.jspecify.annotations.Nullable;

/** By whom aid goes, where those who get it first are not those for whom it is. */
final class Ways {

    private final Stage stage;
    private final Scene scene;
    private final Roles roles;
    private final boolean explicitOnly;

    Ways(Stage stage, Scene scene, Roles roles, boolean explicitOnly) {
        this.stage = stage;
        this.scene = scene;
        this.roles = roles;
        this.explicitOnly = explicitOnly;
    }

    /** The organisation that the aid goes through, taken from the recipients, or null. */
    @Nullable String channel(
            VerbGroup verb, int reach, Set<String> recipients, Set<String> donors) {
        Set<String> ways =
                new LinkedHashSet<>(
                        Casting.codes(
                                roles.after(verb, reach, Set.of("through", "via")).stream()
                                        .filter(m -> m.how() != How.PLACE) // "through Rafah"
                                        .toList()));
        ways.removeAll(donors);
        if (!ways.isEmpty()) {
            recipients.removeAll(ways);
            return ways.iterator().next();
        }
        for (String r : recipients) {
            if (Carriers.ALL.contains(r)) {
                Set<String> others = new HashSet<>(recipients);
                others.removeAll(Carriers.ALL);
                others.removeIf(other -> other.startsWith("GROUP-"));
                if (others.isEmpty()) {
                    others.addAll(located(r, donors));
                }
                if (!others.isEmpty()) {
                    recipients.clear();
                    recipients.addAll(others);
                    return r;
                }
            }
        }
        return null;
    }

    void unfixed(Set<String> recipients) {
        String carrier = stage.carrier();
        boolean open =
                scene.parties().stream()
                        .filter(m -> recipients.contains(m.party()))
                        .allMatch(Carriers::unfixed);
        if (!recipients.isEmpty() && open && !carrier.isEmpty()) {
            recipients.clear();
            recipients.add(carrier);
        }
    }

    /** For whom a carrier gets it: a place in the sentence, else the story's recipient. */
    List<String> located(String carrier, Set<String> donors) {
        List<String> out = new ArrayList<>();
        for (PartyMention m : scene.parties()) {
            String prep = roles.preposition(m);
            if (!m.party().equals(carrier)
                    && !Carriers.ALL.contains(m.party()) // "to UNHCR and other UN agencies in"
                    && !donors.contains(m.party())
                    && !Topics.grown(scene, m)
                    && (Set.of("in", "for", "inside", "across", "to").contains(prep)
                            || m.how() == How.PEOPLE)
                    && out.isEmpty()
                    && !Carriers.unfixed(m)
                    && m.how() != How.CAPITAL) {
                out.add(m.party());
                scene.parties().stream()
                        .filter(
                                n ->
                                        n.from() > m.from()
                                                && n.how() == How.NAME
                                                && roles.joined(m, n))
                        .forEach(n -> out.add(n.party()));
            }
        }
        if (out.isEmpty() && carrier.equals("UNRWA")) {
            out.add("PS");
        }
        if (out.isEmpty() && scene.parties().stream().anyMatch(Carriers::unfixed)) {
            return out;
        }
        if (out.isEmpty() && !explicitOnly) {
            Set<String> not = new HashSet<>(donors);
            not.add(carrier);
            String named = stage.recipient(not);
            if (!named.isEmpty()) {
                out.add(named);
            }
        }
        return out;
    }
}
