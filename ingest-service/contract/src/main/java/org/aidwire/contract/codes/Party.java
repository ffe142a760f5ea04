package org.aidwire.contract.codes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One who can ask for aid, give it, pass it on or speak about it.
 *
 * @param code ISO 3166-1 alpha-2 (or {@code XK}) for a state, {@code XX-PARLIAMENT} and {@code
 *     XX-OTHER} for the voices beside its executive, a slug for an organisation, {@code GROUP-…}
 *     for a group as it was worded
 * @param name the usual English name
 * @param parent the party whose word this one's is as well, or null
 * @param aliases other names of this party and of nobody else: short, formal and ISO names,
 *     abbreviations, agencies
 * @param state the words that only a state has, empty for all others
 */
public record Party(
        String code,
        String name,
        Kind kind,
        @Nullable String parent,
        List<String> aliases,
        StateWords state) {

    /** What a party is. */
    public enum Kind {
        /** A state or territory of ISO 3166-1, meaning its executive. */
        STATE,
        /** A parliament and its members: they speak, but do not bind the executive. */
        PARLIAMENT,
        /** Parties, regions, candidates and former officials of a state. */
        OTHER_IN_STATE,
        /** An international, regional or private organisation, bank or fund. */
        ORGANISATION,
        /** Several parties under one name, as worded and never expanded. */
        GROUP,
        /** A donor that nobody names. */
        UNSPECIFIED
    }

    /**
     * The words by which news speaks of a state without its name.
     *
     * @param adjectives "South Korean"
     * @param capitals "Kyiv", "Kiev"
     * @param seats seats of government used for the government: "Kremlin"
     * @param parliament names that only this state's parliament has: "Verkhovna Rada"
     * @param chambers names that parliaments of several states or organisations share and that mean
     *     this one only in a text about this state: "National Assembly"
     */
    public record StateWords(
            List<String> adjectives,
            List<String> capitals,
            List<String> seats,
            List<String> parliament,
            List<String> chambers) {

        /** The words of whatever is not a state. */
        public static final StateWords NONE =
                new StateWords(List.of(), List.of(), List.of(), List.of(), List.of());

        public StateWords {
            adjectives = List.copyOf(adjectives);
            capitals = List.copyOf(capitals);
            seats = List.copyOf(seats);
            parliament = List.copyOf(parliament);
            chambers = List.copyOf(chambers);
        }
    }

    public Party {
        if (code.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("a party has a code and a name");
        }
        if (code.equals(parent)) {
            throw new IllegalArgumentException("its own parent: " + code);
        }
        aliases = List.copyOf(aliases);
    }
}
