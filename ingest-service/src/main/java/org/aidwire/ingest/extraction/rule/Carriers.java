package org.aidwire.ingest.extraction.rule;

import java.util.Set;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.mention.PartyMention;

/** Who carries aid for others, and so is the way and not the end. */
final class Carriers {

    private static final Set<String> VEHICLES =
            Lists.words(
                    "plane truck convoy aircraft flight ship vessel cargo shipment lorry"
                            + " consignment batch hercules globemaster c-17 c-17a c-130 c130 c-130j"
                            + " a400m antonov il-76 helicopter train wagon freighter boat frigate");

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
        return VEHICLES.contains(noun);
    }
}
