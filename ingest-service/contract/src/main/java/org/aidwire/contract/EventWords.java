package org.aidwire.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which members of an event are the story's own words and the names in it, and go when it is
 * erased. All others are codes, times, amounts and places; a statement's {@code condition} and
 * {@code package} stay too, since they are shown with the aid and are part of the digest.
 */
final class EventWords {

    private static final List<String> OF_ARTICLE =
            List.of("headline", "body", "byline", "photoCredit", "editorNote", "url");
    private static final List<String> OF_STATEMENT = List.of("text");
    private static final String SPEAKER = "speaker";
    private static final List<String> OF_SPEAKER = List.of("name", "role");

    private EventWords() {}

    /** Takes the words out of an event; empty where it has none. */
    static ObjectNode take(EventType type, ObjectNode event) {
        return switch (type) {
            case ARTICLE -> move(event, OF_ARTICLE);
            case STATEMENT -> {
                ObjectNode words = move(event, OF_STATEMENT);
                if (event.get(SPEAKER) instanceof ObjectNode speaker) {
                    ObjectNode names = move(speaker, OF_SPEAKER);
                    if (!names.isEmpty()) {
                        words.set(SPEAKER, names);
                    }
                }
                yield words;
            }
        };
    }

    private static ObjectNode move(ObjectNode from, List<String> names) {
        ObjectNode to = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            JsonNode value = from.remove(name);
            if (value != null && !value.isNull()) {
                to.set(name, value);
            }
        }
        return to;
    }

    /** Undoes {@link #take}. */
    static void giveBack(ObjectNode event, ObjectNode words) {
        words.properties()
                .forEach(
                        member -> {
                            if (member.getKey().equals(SPEAKER)
                                    && member.getValue() instanceof ObjectNode names
                                    && event.get(SPEAKER) instanceof ObjectNode speaker) {
                                speaker.setAll(names);
                            } else {
                                event.set(member.getKey(), member.getValue());
                            }
                        });
    }

    /**
     * The article that an event's words belong to; null of a statement that names none, whose words
     * nobody can ask to be erased.
     */
    static @Nullable String articleOf(NewsEvent event) {
        return switch (event) {
            case Article article -> article.uri();
            case Statement statement ->
                    statement.article() == null ? null : statement.article().uri();
        };
    }
}
