package org.aidwire.query.aid;

import java.util.HashMap;
import java.util.Map;

/** Names that belong together, directly or through others. */
public final class Together {

    private final Map<String, String> leaders = new HashMap<>();

    public void join(String one, String other) {
        String leader = leader(one);
        String followed = leader(other);
        if (!leader.equals(followed)) {
            leaders.put(leader, followed);
        }
    }

    /** The same for all that belong together. */
    public String leader(String name) {
        String found = name;
        for (String next = leaders.get(found); next != null; next = leaders.get(found)) {
            found = next;
        }
        return found;
    }
}
