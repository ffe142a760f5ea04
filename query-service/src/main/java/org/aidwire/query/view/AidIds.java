package org.aidwire.query.view;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aidwire.contract.codes.Item;
import org.aidwire.contract.codes.Items;
import org.aidwire.contract.codes.Parties;
import org.aidwire.contract.codes.Party;
import org.aidwire.query.aid.LineId;
import org.jspecify.annotations.Nullable;

/** From an aidId back to the line that it names, whether or not that is on record. */
public final class AidIds {

    private static final Map<String, String> CODES = codes();

    private AidIds() {}

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        Parties.INSTANCE.all().stream()
                .map(Party::code)
                .forEach(code -> codes.put(written(code), code));
        Items.INSTANCE.all().stream()
                .map(Item::code)
                .forEach(code -> codes.put("." + written(code), code));
        return codes;
    }

    private static String written(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Null where no line can have this id. */
    public static @Nullable LineId read(String aidId) {
        List<String> parts = List.of(aidId.split("\\.", -1));
        if (parts.size() < 3 || parts.size() > 4) {
            return null;
        }
        String donor = party(parts.get(0));
        String recipient = party(parts.get(1));
        String item = CODES.get("." + parts.get(2));
        boolean yearly = parts.size() == 4;
        if (donor == null
                || recipient == null
                || item == null
                || (yearly && !parts.get(3).matches("[0-9]{1,9}"))) {
            return null;
        }
        Integer period = yearly ? Integer.valueOf(parts.get(3)) : null;
        LineId line = new LineId(donor, recipient, item, period);
        return line.aidId().equals(aidId) ? line : null;
    }

    private static @Nullable String party(String part) {
        String group = part.toUpperCase(Locale.ROOT);
        String listed = CODES.get(part);
        return listed == null && Parties.INSTANCE.known(group) ? group : listed;
    }
}
