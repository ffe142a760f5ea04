package org.aidwire.contract.codes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aidwire.contract.codes.Party.Kind;
import org.aidwire.contract.codes.Party.StateWords;

/**
 * What a state has beside its executive. Derived for every state instead of listed, and without the
 * state as parent: a member of parliament or a candidate does not speak for the government.
 */
final class VoicesOfState {

    /**
     * Names that take the article and do not show it by "United", "Islands", "Republic" or
     * "Territories".
     */
    private static final Set<String> WITH_ARTICLE =
            Set.of(
                    "Bahamas",
                    "Comoros",
                    "Gambia",
                    "Holy See",
                    "Isle of Man",
                    "Maldives",
                    "Netherlands",
                    "Philippines");

    private VoicesOfState() {}

    static Party parliament(Party state) {
        Set<String> aliases = new LinkedHashSet<>(state.state().parliament());
        for (String chamber : state.state().chambers()) {
            aliases.add(chamber + " of " + withArticle(state.name()));
            state.state().adjectives().forEach(adjective -> aliases.add(adjective + " " + chamber));
        }
        state.state().adjectives().forEach(adjective -> aliases.add(adjective + " parliament"));
        String name = "Parliament of " + withArticle(state.name());
        aliases.removeIf(name::equalsIgnoreCase);
        return new Party(
                state.code() + "-PARLIAMENT",
                name,
                Kind.PARLIAMENT,
                null,
                withoutRepeats(aliases),
                StateWords.NONE);
    }

    static Party others(Party state) {
        return new Party(
                state.code() + "-OTHER",
                "Other voices of " + withArticle(state.name()),
                Kind.OTHER_IN_STATE,
                null,
                List.of(),
                StateWords.NONE);
    }

    /** "Irish Parliament" of the chambers and "Irish parliament" of the adjective are one alias. */
    private static List<String> withoutRepeats(Set<String> aliases) {
        Set<String> seen = new LinkedHashSet<>();
        return aliases.stream().filter(alias -> seen.add(NameFolding.fold(alias))).toList();
    }

    private static String withArticle(String name) {
        boolean article =
                WITH_ARTICLE.contains(name)
                        || name.startsWith("United ")
                        || name.contains("Republic")
                        || name.endsWith("Territories")
                        || (name.endsWith("Islands") && !name.contains(" and the "));
        return article ? "the " + name : name;
    }
}
