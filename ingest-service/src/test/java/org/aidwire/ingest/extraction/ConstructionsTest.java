package org.aidwire.ingest.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each construction with several parties and goods in it states what it states, whoever gives what
 * to whom; and what only looks like aid states nothing.
 */
class ConstructionsTest {

    private static final Path FILE = Path.of("src/test/resources/extraction/constructions.txt");
    private static final int TIMES = 3;

    /** A state with its adjective and its capital. */
    private record State(String code, String name, String adjective, String capital) {}

    private static final List<State> STATES =
            List.of(
                    new State("JP", "Japan", "Japanese", "Tokyo"),
                    new State("UA", "Ukraine", "Ukrainian", "Kyiv"),
                    new State("DE", "Germany", "German", "Berlin"),
                    new State("KE", "Kenya", "Kenyan", "Nairobi"),
                    new State("FR", "France", "French", "Paris"),
                    new State("PH", "the Philippines", "Philippine", "Manila"),
                    new State("NO", "Norway", "Norwegian", "Oslo"),
                    new State("SO", "Somalia", "Somali", "Mogadishu"),
                    new State("TR", "Turkey", "Turkish", "Ankara"),
                    new State("LB", "Lebanon", "Lebanese", "Beirut"),
                    new State("NL", "the Netherlands", "Dutch", "The Hague"),
                    new State("MD", "Moldova", "Moldovan", "Chisinau"));

    private static final List<String> GOODS =
            List.of(
                    "generators",
                    "tents",
                    "air defence systems",
                    "artillery shells",
                    "medical supplies",
                    "demining equipment",
                    "ambulances",
                    "rice",
                    "vaccines",
                    "military aid",
                    "two Patriot batteries");

    @TestFactory
    Stream<DynamicTest> a_construction_states_the_same_whoever_is_in_it() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : Files.readAllLines(FILE)) {
            if (!line.startsWith("#")) {
                String[] parts = line.split("\t");
                tests.add(DynamicTest.dynamicTest(parts[0], () -> states(parts[0], parts[1])));
            }
        }
        return tests.stream();
    }

    private static void states(String words, String expected) {
        int number = Math.floorMod(words.hashCode(), 1_000); // whatever lines stand around it
        for (int i = 0; i < TIMES; i++) {
            Map<String, State> cast = cast(number, i);
            String story = filled(words, cast, number, i);
            Set<String> wanted =
                    expected.equals("nothing")
                            ? Set.of()
                            : Stream.of(expected.split("; "))
                                    .map(each -> coded(each, cast))
                                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(told(story)).as(story).isEqualTo(wanted);
        }
    }

    private static Set<String> told(String story) {
        return Told.statements(story).stream()
                .map(s -> s.act() + " " + s.aid().donor() + ">" + s.aid().recipient())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Another four each time, never one twice. */
    private static Map<String, State> cast(int number, int time) {
        List<State> all = new ArrayList<>(STATES);
        Map<String, State> cast = new HashMap<>();
        int at = number * 7 + time * 5;
        for (String part : List.of("D", "R", "E", "S")) {
            cast.put(part, all.remove(at % all.size()));
            at += 3 + time;
        }
        return cast;
    }

    private static String filled(String words, Map<String, State> cast, int number, int time) {
        String text = words;
        for (Map.Entry<String, State> part : cast.entrySet()) {
            text =
                    text.replace("{" + part.getKey() + "}", part.getValue().name())
                            .replace("{" + part.getKey() + "A}", part.getValue().adjective())
                            .replace("{" + part.getKey() + "C}", part.getValue().capital());
        }
        text =
                text.replace("{G}", GOODS.get((number + time * 3) % GOODS.size()))
                        .replace("{H}", GOODS.get((number + time * 3 + 5) % GOODS.size()));
        return Stream.of(text.split("(?<=\\. )"))
                .map(each -> Character.toUpperCase(each.charAt(0)) + each.substring(1))
                .collect(Collectors.joining());
    }

    /** "PLEDGE D>R" with the codes of those who are in it. */
    private static String coded(String expected, Map<String, State> cast) {
        String[] parts = expected.split("[ >]");
        return parts[0] + " " + code(parts[1], cast) + ">" + code(parts[2], cast);
    }

    private static String code(String part, Map<String, State> cast) {
        return cast.containsKey(part) ? cast.get(part).code() : part;
    }
}
