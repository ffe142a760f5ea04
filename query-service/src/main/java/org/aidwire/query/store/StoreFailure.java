package org.aidwire.query.store;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The store did not do as asked; {@link #kind} says whether asking again can help. */
public final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** SQLState classes of what passes: connection, rollback, resources, operator, system. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

    /**
     * Of other classes: a lock not had in time; a transaction ended for its silence or its length;
     * a server that was made a standby a moment ago.
     */
    private static final Set<String> PASSING_STATES = Set.of("55P03", "25P03", "25P04", "25006");

    /** Classes of what values are at fault for: data, constraints, and the limits of a row. */
    private static final Set<String> OF_VALUES = Set.of("22", "23", "54");

    public enum Kind {
        /** The database or the way to it is at fault: the same again will do one day. */
        TRANSIENT,
        /** What was asked is at fault: the same again fails again. */
        PERMANENT
    }

    private final Kind kind;
    private final String state;

    StoreFailure(SQLException cause) {
        super(cause.getMessage(), cause);
        this.kind = kindOf(cause);
        this.state = String.valueOf(cause.getSQLState());
    }

    public Kind kind() {
        return kind;
    }

    /** Whether other values would do: neither the schema, nor a right, nor the way there. */
    public boolean isOfTheValues() {
        return kind == Kind.PERMANENT
                && state.length() >= 2
                && OF_VALUES.contains(state.substring(0, 2));
    }

    /** The SQLState: what the log may say, for the message may quote what was to be stored. */
    public String state() {
        return state;
    }

    /**
     * By SQLState. None, or one of no database, comes from the pool or the socket: the way to the
     * database.
     */
    static Kind kindOf(SQLException failure) {
        for (SQLException each = failure; each != null; each = each.getNextException()) {
            if (passes(each.getSQLState())) {
                return Kind.TRANSIENT;
            }
        }
        return Kind.PERMANENT;
    }

    private static boolean passes(@Nullable String state) {
        return state == null
                || state.length() < 2
                || PASSING.contains(state.substring(0, 2))
                || PASSING_STATES.contains(state);
    }
}
