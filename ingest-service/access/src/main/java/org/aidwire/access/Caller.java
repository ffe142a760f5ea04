package org.aidwire.access;

import java.util.List;
import java.util.Set;

/**
 * Somebody known, by a key or by a token: from here on it makes no difference.
 *
 * @param name of the key as the file has it; of a token, {@code oidc:} and its subject
 * @param outlets the names of outlets it may post for; {@code *} for any
 */
public record Caller(String name, Set<Role> roles, List<String> outlets) {

    /** Begins the names of those known by a token, and of no key. */
    static final String BY_TOKEN = "oidc:";

    public Caller {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a caller has a name");
        }
        roles = Set.copyOf(roles);
        outlets = List.copyOf(outlets);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Whether it may post at all; for which outlets is another question. */
    public boolean mayPost() {
        return has(Role.FEED) || has(Role.EDITOR) || has(Role.BACKFILL);
    }
}
