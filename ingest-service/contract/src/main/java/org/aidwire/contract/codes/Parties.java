package org.aidwire.contract.codes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aidwire.contract.codes.Party.Kind;
import org.aidwire.contract.codes.Party.StateWords;
import org.jspecify.annotations.Nullable;

/**
 * The parties: those of the file, the parliament and the other voices of every state in it, and,
 * without being listed, every group.
 */
public final class Parties {

    /** The party for whom nobody is named. */
    public static final String UNSPECIFIED = "UNSPECIFIED";

    public static final Parties INSTANCE = new Parties(CodeListFile.read("parties.json"));

    private final Map<String, Party> byCode = new TreeMap<>();
    private final List<Party> all;

    private Parties(JsonNode rows) {
        for (JsonNode row : rows) {
            Party party = party(row);
            add(party);
            if (party.kind() == Kind.STATE) {
                add(VoicesOfState.parliament(party));
                add(VoicesOfState.others(party));
            }
        }
        all = List.copyOf(byCode.values());
        all.forEach(this::checkParents);
    }

    private static Party party(JsonNode row) {
        Kind kind = Kind.valueOf(CodeListFile.text(row, "kind"));
        StateWords words =
                kind == Kind.STATE
                        ? new StateWords(
                                CodeListFile.texts(row, "adjectives"),
                                CodeListFile.texts(row, "capitals"),
                                CodeListFile.texts(row, "seats"),
                                CodeListFile.texts(row, "parliament"),
                                CodeListFile.texts(row, "chambers"))
                        : StateWords.NONE;
        return new Party(
                CodeListFile.text(row, "code"),
                CodeListFile.text(row, "name"),
                kind,
                CodeListFile.textOrNull(row, "parent"),
                CodeListFile.texts(row, "aliases"),
                words);
    }

    private void add(Party party) {
        if (byCode.put(party.code(), party) != null) {
            throw new IllegalStateException("listed twice: " + party.code());
        }
    }

    /**
     * A parent that is missing or a ring of parents would leave {@link #topmost} without an answer.
     */
    private void checkParents(Party party) {
        List<String> path = new ArrayList<>(List.of(party.code()));
        for (String up = party.parent(); up != null; up = parent(up)) {
            if (!byCode.containsKey(up) || path.contains(up)) {
                throw new IllegalStateException("no such parent: " + path + " > " + up);
            }
            path.add(up);
        }
    }

    /**
     * The party of a code; a group is made from its code. Null exactly where the code is not {@link
     * #known}.
     */
    public @Nullable Party find(String code) {
        Party listed = byCode.get(code);
        return listed == null && Groups.isGroup(code) ? Groups.party(code) : listed;
    }

    public boolean known(String code) {
        return byCode.containsKey(code) || Groups.isGroup(code);
    }

    /** The name to show; of a code that is not known, the code. */
    public String name(String code) {
        Party party = find(code);
        return party == null ? code : party.name();
    }

    public @Nullable String parent(String code) {
        Party party = byCode.get(code);
        return party == null ? null : party.parent();
    }

    /** The last of the parents, or the code itself where it has none. */
    public String topmost(String code) {
        String top = code;
        for (String up = parent(top); up != null; up = parent(up)) {
            top = up;
        }
        return top;
    }

    /**
     * Whether the code, or a parent of it, is the ancestor: whether it may speak with the
     * ancestor's standing.
     */
    public boolean isOrUnder(String code, String ancestor) {
        for (String up = code; up != null; up = parent(up)) {
            if (up.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Every listed party by code, derived parliaments and other voices too; groups cannot be
     * listed.
     */
    public List<Party> all() {
        return all;
    }
}
