package org.aidwire.contract;

import java.util.regex.Pattern;

/**
 * What is wrong with an event, and where.
 *
 * @param pointer RFC 6901 JSON pointer into the event; empty for the whole
 * @param detail what was wrong and what to do, in a sentence
 */
public record Fault(Kind kind, String pointer, String detail) {

    private static final int NAME_SHOWN = 100;
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}]");

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

    /**
     * One step of a pointer. Names come from outside: an unknown one is cut where it is long, and
     * what no text store keeps is replaced.
     */
    static String step(String name) {
        String cut = name.length() > NAME_SHOWN ? name.substring(0, NAME_SHOWN) + "…" : name;
        String clean = UNFIT.matcher(cut).replaceAll("\uFFFD");
        return "/" + clean.replace("~", "~0").replace("/", "~1");
    }
}
