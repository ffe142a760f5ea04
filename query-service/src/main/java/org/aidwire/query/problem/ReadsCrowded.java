package org.aidwire.query.problem;

/** More reads are in flight than are taken on; asking again in a moment will do. */
public final class ReadsCrowded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReadsCrowded() {
        super("too many reads at once");
    }
}
