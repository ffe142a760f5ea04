package org.aidwire.ingest.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The word lists of extraction beside the contract's code lists: read once, from files that a
 * person can read and extend.
 */
public final class Lists {

    public static final Lists INSTANCE = new Lists();

    private final Map<String, Map<String, String>> sections = new HashMap<>();
    private final Map<String, String> outlets = new LinkedHashMap<>();
    private final Map<String, String> creditedOnly = new LinkedHashMap<>();

    private Lists() {
        Map<String, String> section = new LinkedHashMap<>();
        for (String line : lines("words.txt")) {
            if (line.startsWith("[")) {
                section = new LinkedHashMap<>();
                sections.put(line.substring(1, line.indexOf(']')), section);
            } else if (line.contains(" = ")) {
                section.put(
                        line.substring(0, line.indexOf(" = ")),
                        line.substring(line.indexOf(" = ") + 3).trim());
            } else if (!line.endsWith("=")) {
                for (String word : line.split("\\s+")) {
                    section.put(word, "");
                }
            }
        }
        for (String line : lines("outlets.txt")) {
            String name = line.substring(0, line.indexOf(" = "));
            String outlet = line.substring(line.indexOf(" = ") + 3).trim();
            (name.startsWith("*") ? creditedOnly : outlets).put(name.replace("*", ""), outlet);
        }
    }

    /** The words of a line, as a set: how the rules hold their word lists. */
    public static Set<String> words(String line) {
        return Set.of(line.split(" "));
    }

    /** The lines of a resource beside this class, without comments and empty ones. */
    public static List<String> lines(String resource) {
        try (InputStream in = Lists.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> section(String name) {
        return sections.getOrDefault(name, Map.of());
    }

    public Map<String, String> outlets() {
        return outlets;
    }

    /** Names that mean an outlet only where the words around them credit someone. */
    public Map<String, String> outletsWhereCredited() {
        return creditedOnly;
    }

    public Map<String, String> places() {
        return section("places");
    }

    public Map<String, String> bodies() {
        return section("bodies");
    }

    public Map<String, String> seats() {
        return section("seats");
    }

    /** Zones by words of an outlet's name or by the end of its domain. */
    public Map<String, String> zones() {
        return section("zones");
    }

    public Map<String, String> leaders() {
        return section("leaders");
    }

    public Map<String, String> itemWords() {
        return section("items");
    }

    public Set<String> genericAid() {
        return new LinkedHashSet<>(section("generic").keySet());
    }

    public Set<String> trade() {
        return new LinkedHashSet<>(section("trade").keySet());
    }
}
