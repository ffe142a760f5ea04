package org.aidwire.contract.codes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Which names mean one outlet. Independent origins are counted by it, so it holds true aliases
 * only: a sister paper or a foreign-language service with its own newsroom is another outlet, and
 * an abbreviation that two outlets use is none.
 */
public final class Outlets {

    public static final Outlets INSTANCE = new Outlets(CodeListFile.read("outlets.json"));

    private final Map<String, String> canonical = new HashMap<>();

    private Outlets(JsonNode rows) {
        for (JsonNode row : rows) {
            String outlet = NameFolding.fold(CodeListFile.text(row, "name"));
            claim(outlet, outlet);
            CodeListFile.texts(row, "aliases")
                    .forEach(alias -> claim(NameFolding.fold(alias), outlet));
        }
    }

    private void claim(String name, String outlet) {
        if (canonical.put(name, outlet) != null) {
            throw new IllegalStateException("names two outlets, or one twice: " + name);
        }
    }

    /**
     * The one form of all names of an outlet; equal for two names exactly where they mean the same
     * outlet.
     */
    public String fold(String name) {
        String folded = NameFolding.fold(name);
        return canonical.getOrDefault(folded, folded);
    }
}
