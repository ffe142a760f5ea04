package org.aidwire.contract.codes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Groups as worded: {@code GROUP-WESTERN-COUNTRIES} is "Western countries" and is never expanded
 * into its members.
 */
final class Groups {

    private static final String PREFIX = "GROUP-";
    private static final Pattern CODE = Pattern.compile("GROUP-[A-Z0-9]+(-[A-Z0-9]+)*+");

    /**
     * Words of group codes that are abbreviations; those with a digit, such as G7, show themselves.
     */
    private static final Set<String> ABBREVIATIONS =
            Set.of(
                    "ASEAN", "BRICS", "ECOWAS", "EU", "GCC", "NATO", "NGO", "NGOS", "OECD", "UK",
                    "UN", "US", "USA");

    /** Words that English writes with a capital wherever they stand. */
    private static final Set<String> PROPER =
            Set.of(
                    "AFRICAN",
                    "AMERICAN",
                    "AMERICAS",
                    "ARAB",
                    "ASIAN",
                    "ATLANTIC",
                    "BALKAN",
                    "BALTIC",
                    "CARIBBEAN",
                    "EUROPEAN",
                    "GULF",
                    "ISLAMIC",
                    "LATIN",
                    "MUSLIM",
                    "NORDIC",
                    "PACIFIC",
                    "RAMSTEIN",
                    "SAHEL",
                    "SCANDINAVIAN",
                    "VISEGRAD");

    private Groups() {}

    static boolean isGroup(String code) {
        return CODE.matcher(code).matches();
    }

    static Party party(String code) {
        return new Party(
                code, name(code), Party.Kind.GROUP, null, List.of(), Party.StateWords.NONE);
    }

    private static String name(String code) {
        String words =
                Arrays.stream(code.substring(PREFIX.length()).split("-"))
                        .map(Groups::word)
                        .collect(Collectors.joining(" "));
        return capitalised(words);
    }

    private static String word(String word) {
        if (ABBREVIATIONS.contains(word) || word.chars().anyMatch(Character::isDigit)) {
            return word;
        }
        String small = word.toLowerCase(Locale.ROOT);
        return PROPER.contains(word) ? capitalised(small) : small;
    }

    private static String capitalised(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
