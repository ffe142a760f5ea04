package org.aidwire.ingest.formats;

/** JSON pointers (RFC 6901) to members by name. */
public final class Pointers {

    /** A name that is sent comes back in an answer: clipped, so that answers stay small. */
    private static final int MOST = 100;

    private Pointers() {}

    /** The pointer to a member of that name. */
    public static String of(String name) {
        String brief = name.length() > MOST ? name.substring(0, MOST) + "…" : name;
        return "/" + brief.replace("~", "~0").replace("/", "~1");
    }
}
