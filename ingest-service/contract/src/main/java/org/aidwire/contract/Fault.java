package org.aidwire.contract;

/**
 * What is wrong with an event, and where.
 *
 * @param pointer RFC 6901 JSON pointer into the event; empty for the whole
 * @param detail what was wrong and what to do, in a sentence
 */
public record Fault(Kind kind, String pointer, String detail) {

    /** Whether the shape is wrong (HTTP 400), or a well-formed value cannot be taken (HTTP 422). */
    public enum Kind {
        SHAPE,
        VALUE
    }

    public static Fault shape(String pointer, String detail) {
        return new Fault(Kind.SHAPE, pointer, detail);
    }

    public static Fault value(String pointer, String detail) {
        return new Fault(Kind.VALUE, pointer, detail);
    }

    /** The same fault of a value that stands deeper, at {@code prefix}. */
    public Fault below(String prefix) {
        return new Fault(kind, prefix + pointer, detail);
    }
}
