package org.aidwire.ingest.extraction.mention;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.mention.PartyMention.How;
import org.aidwire.ingest.extraction.text.Sentence;

/** Groups as worded: "Western countries", "developing nations", "donors". Never expanded. */
final class Groups {

    private static final Set<String> HEADS =
            Lists.words(
                    "countries nations states allies partners donors governments leaders members");

    private static final Set<String> KINDS =
            Lists.words(
                    "several western other developing european african arab gulf nordic baltic third poor"
                            + " poorer rich donor member island neighbouring neighboring pacific asian"
                            + " international foreign nato eu ramstein all allied partner caribbean sahel"
                            + " scandinavian vulnerable caricom friendly");

    /** "Central American countries", "West African states". */
    private static final Set<String> PARTS =
            Set.of(
                    "central",
                    "latin",
                    "south",
                    "north",
                    "west",
                    "east",
                    "eastern",
                    "western",
                    "southern",
                    "northern");

    private static final Set<String> CONTINENTS =
            Set.of("american", "african", "asian", "european");

    /** Regions that aid goes to as a whole, as worded. */
    private static final List<List<String>> REGIONS =
            List.of(
                    List.of("latin", "america", "and", "the", "caribbean"),
                    List.of("latin", "america"),
                    List.of("central", "america"),
                    List.of("south", "america"),
                    List.of("the", "horn", "of", "africa"),
                    List.of("west", "africa"),
                    List.of("east", "africa"),
                    List.of("southern", "africa"));

    /** "asked its partners", "called on our allies": those are meant who are partners. */
    private static final Set<String> ASKING =
            Set.of("ask", "urge", "beg", "request", "press", "implore");

    private static final Set<String> OWNED = Set.of("its", "their", "our", "his", "her", "'s");

    private Groups() {}

    static void addTo(List<PartyMention> out, Sentence s) {
        for (int i = 0; i < s.size(); i++) {
            int from = i;
            int region = region(s, i);
            if (region > 0) {
                add(out, s, s.is(i, "the") ? i + 1 : i, i + region);
            } else if (PARTS.contains(s.low(i))
                    && CONTINENTS.contains(s.low(i + 1))
                    && HEADS.contains(s.low(i + 2))) {
                add(out, s, from, i + 3);
            } else if (KINDS.contains(s.low(i)) && HEADS.contains(s.low(i + 1))) {
                add(out, s, from, i + 2);
            } else if (s.is(i, "international")
                    && s.is(i + 1, "community")
                    && (s.is(i - 2, "on")
                            || s.is(i - 2, "to")
                            || ASKING.contains(s.lemma(i - 2)))) {
                add(out, s, i, i + 2);
            } else if (s.is(i, "donors") || s.is(i, "allies") || s.is(i, "partners")) {
                add(out, s, i, i + 1);
            } else if (s.low(i).equals("west")
                    && s.at(i).capitalised()
                    && s.low(i - 1).equals("the")
                    && !s.at(Math.min(i + 1, s.size() - 1)).capitalised()) {
                put(out, new PartyMention(i - 1, i + 1, "GROUP-WESTERN-COUNTRIES", How.GROUP));
            } else if (s.low(i).equals("member") && s.low(i + 1).equals("states")) {
                add(out, s, i, i + 2);
            }
        }
    }

    /** How many words of a region's name begin here. */
    private static int region(Sentence s, int from) {
        return REGIONS.stream()
                .filter(
                        words ->
                                IntStream.range(0, words.size())
                                        .allMatch(k -> s.is(from + k, words.get(k))))
                .mapToInt(List::size)
                .findFirst()
                .orElse(0);
    }

    private static void add(List<PartyMention> out, Sentence s, int from, int to) {
        boolean asked = ASKING.contains(s.lemma(from - 2)) || s.is(from - 2, "on");
        if (OWNED.contains(s.low(from - 1)) && !asked) {
            return; // "our partners", "the EU and its member states"
        }
        if (s.low(from).equals("western")) {
            put(out, new PartyMention(from, to, "GROUP-WESTERN-COUNTRIES", How.GROUP));
            return;
        }
        StringBuilder code = new StringBuilder("GROUP");
        for (int i = from; i < to; i++) {
            code.append('-').append(s.low(i).replaceAll("[^a-z0-9]", "").toUpperCase(Locale.ROOT));
        }
        put(out, new PartyMention(from, to, code.toString(), How.GROUP));
    }

    /** A group takes the words of an organisation within it: "NATO allies" is not NATO. */
    private static void put(List<PartyMention> out, PartyMention group) {
        boolean covered =
                out.stream()
                        .anyMatch(
                                m ->
                                        m.from() < group.to()
                                                && group.from() < m.to()
                                                && (m.how() == How.GROUP
                                                        || (m.from() <= group.from()
                                                                && m.to() >= group.to())));
        if (!covered) {
            out.removeIf(m -> m.from() < group.to() && group.from() < m.to());
            out.add(group);
        }
    }
}
