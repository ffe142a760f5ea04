package org.aidwire.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody may do, beyond what is open to everybody. */
public enum Role {
    /** Reads where reads are closed, more often where they are open, and registers webhooks. */
    READER,
    /** Posts events for its outlets. */
    FEED,
    /** Posts statements coded by a desk, and reads the bodies of articles. */
    EDITOR,
    /** Posts what was learned earlier: an own {@code recordedtime}. */
    BACKFILL,
    /** Operates: dead letters, replay, rebuild. Posts nothing. */
    ADMIN;

    /** The role of this name in small letters; null where there is none. */
    static @Nullable Role named(String name) {
        for (Role role : values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
                return role;
            }
        }
        return null;
    }
}
