package org.aidwire.local.stack;

/** A child could not be brought up; the message ends with what its log said last. */
public final class StartFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartFailed(String what, String log) {
        super(what + ".\n" + log);
    }
}
