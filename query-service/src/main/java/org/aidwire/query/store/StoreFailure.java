package org.aidwire.query.store;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The store did not do as asked; {@link #kind} says whether asking again can help. */
public final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** SQLState classes of what passes: connection, rollback, resources, operator, system. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

    public enum Kind {
        /** The database or the way to it is at fault: the same again will do one day. */
        TRANSIENT,
        /** What was asked is at fault: the same again fails again. */
        PERMANENT
    }

    private final Kind kind;

    StoreFailure(SQLException cause) {
        super(cause.getMessage(), cause);
        this.kind = kindOf(cause);
    }

    public Kind kind() {
        return kind;
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
        return state == null || state.length() < 2 || PASSING.contains(state.substring(0, 2));
    }
}
