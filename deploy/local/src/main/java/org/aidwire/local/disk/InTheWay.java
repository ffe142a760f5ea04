package org.aidwire.local.disk;

/**
 * Something on this machine stands in the way of a start: a taken port, a directory in use, a
 * foreign file. The message says what it is and what to do about it.
 */
public final class InTheWay extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InTheWay(String message) {
        super(message);
    }
}
