package org.aidwire.ingest.extraction.time;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In which zone an outlet says "today": by its domain or by the words of its name, else UTC. */
public final class Zones {

    private final Map<String, ZoneId> byWord = new LinkedHashMap<>();

    /**
     * @param words word of a name, or end of a domain with its dot, to a zone
     */
    public Zones(Map<String, String> words) {
        words.forEach((word, zone) -> byWord.put(word, ZoneId.of(zone)));
    }

    public ZoneId of(@Nullable String name, @Nullable String domain) {
        String low = name == null ? "" : name.toLowerCase(Locale.ROOT);
        String site = domain == null ? "" : domain.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, ZoneId> e : byWord.entrySet()) {
            String word = e.getKey();
            boolean fits =
                    word.startsWith(".")
                            ? site.endsWith(word) || low.endsWith(word)
                            : low.contains(word);
            if (fits) {
                return e.getValue();
            }
        }
        return ZoneOffset.UTC;
    }
}
