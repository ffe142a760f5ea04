package org.aidwire.contract;

import org.jspecify.annotations.Nullable;

/** The CloudEvents {@code type} of an event. */
public enum EventType {
    ARTICLE("org.aidwire.article.v1"),
    STATEMENT("org.aidwire.statement.v1");

    private final String wire;

    EventType(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    public static EventType of(NewsEvent event) {
        return switch (event) {
            case Article _ -> ARTICLE;
            case Statement _ -> STATEMENT;
        };
    }

    /** The type of that name, or null where Aidwire has none such. */
    public static @Nullable EventType find(String wire) {
        for (EventType type : values()) {
            if (type.wire.equals(wire)) {
                return type;
            }
        }
        return null;
    }
}
