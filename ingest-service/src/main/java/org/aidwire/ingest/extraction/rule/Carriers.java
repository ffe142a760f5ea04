package org.aidwire.ingest.extraction.rule;

import java.util.Set;
import java.util.regex.Pattern;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.mention.PartyMention;

/** Who carries aid for others, and so is the way and not the end. */
final class Carriers {

    private static final Set<String> VEHICLES =
            Lists.words(
                    "plane truck convoy aircraft flight ship vessel cargo shipment lorry"
                            + " consignment batch hercules globemaster c130 a400m antonov helicopter"
                            + " train wagon freighter boat frigate warship");

    /** "C-130J", "Y-20", "Il-76": an aircraft by its type. */
    private static final Pattern TYPE = Pattern.compile("(?:c|y|il|an|kc|ch|mi)-\\d{1,3}[a-z]?");

    static final Set<String> ALL =
            Lists.words(
                    "WFP UNICEF UNHCR UNRWA ICRC IFRC IOM UNDP FAO WHO OCHA UNFPA UN CERF UNOPS"
                            + " NSPA NSATU WORLD-BANK NIGERIAN-RED-CROSS UKRAINIAN-RED-CROSS MSF"
                            + " UKRAINE-HUMANITARIAN-FUND NATO-CAP TURKISH-RED-CRESCENT"
                            + " SYRIAN-RED-CRESCENT AFGHAN-RED-CRESCENT SUDANESE-RED-CRESCENT"
                            + " KENYA-RED-CROSS LEBANESE-RED-CROSS PALESTINE-RED-CRESCENT");

    /** Banks that lend to states, and get nothing. */
    static final Set<String> LENDERS =
            Set.of("IMF", "WORLD-BANK", "EIB", "EBRD", "ADB", "AFDB", "ISDB", "AIIB");

    private Carriers() {}

    /** "to third countries": nobody is fixed, so the aid is the carrier's to give. */
    static boolean unfixed(PartyMention m) {
        return m.party().equals("GROUP-THIRD-COUNTRIES")
                || m.party().equals("GROUP-OTHER-COUNTRIES");
    }

    static boolean transport(String noun) {
        return VEHICLES.contains(noun) || (noun.indexOf('-') > 0 && TYPE.matcher(noun).matches());
    }
}
