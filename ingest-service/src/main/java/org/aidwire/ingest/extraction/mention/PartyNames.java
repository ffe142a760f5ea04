package org.aidwire.ingest.extraction.mention;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidwire.contract.codes.Parties;
import org.aidwire.contract.codes.Party;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.mention.PartyMention.How;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;
import org.aidwire.ingest.extraction.text.Token;

/** Finds the parties that a sentence names. */
public final class PartyNames {

    private record Meaning(String party, How how) {}

    /** Words of the lists that in a story usually are something else. */
    private static final Set<String> MISLEADING =
            Set.of(
                    "AES",
                    "Assembly",
                    "Supreme Rada",
                    "the Valley",
                    "The Valley",
                    "Stanley",
                    "Hamilton",
                    "Georgetown",
                    "Kingston",
                    "Victoria",
                    "San Juan",
                    "Brussels",
                    "Mission",
                    "Jamestown",
                    "Plymouth",
                    "Tel Aviv",
                    "England",
                    "Scotland",
                    "Wales",
                    "English",
                    "Scottish",
                    "Welsh",
                    "Northern Ireland",
                    "Santiago",
                    "George Town",
                    "Number 10",
                    "No 10",
                    "Antarctic",
                    "Saint John's",
                    "St. John's");

    /** "Latin America", "Central American countries": no state's. */
    private static final Set<String> CONTINENTS =
            Set.of("latin", "south", "north", "central", "native", "african");

    /** Of banks that lend for their state. */
    private static final Set<String> LENDING =
            Set.of("export-import", "exim", "eximbank", "import", "development", "kexim");

    private final Names<Meaning> names = new Names<>();
    private final Names<String> outlets;

    public PartyNames(Parties parties, Lists lists) {
        outlets = OutletNames.gazetteer(lists);
        for (Party party : parties.all()) {
            if (party.kind() == Party.Kind.UNSPECIFIED
                    || party.kind() == Party.Kind.OTHER_IN_STATE) {
                continue;
            }
            How how = party.kind() == Party.Kind.STATE ? How.NAME : How.ORGANISATION;
            add(party.name(), voiced(party), how);
            party.aliases()
                    .forEach(
                            alias ->
                                    add(
                                            alias,
                                            voiced(party),
                                            agency(party, alias) ? How.SEAT : how));
            addState(party);
        }
        lists.places().forEach((place, code) -> add(place, code, How.PLACE));
        lists.bodies().forEach((body, code) -> add(body, code, How.ORGANISATION));
        lists.seats().forEach((seat, code) -> add(seat, code, How.SEAT));
        lists.leaders().forEach((leader, code) -> add(leader, code, How.LEADER));
        names.add("Brussels", new Meaning("EU", How.CAPITAL), true);
        names.sort();
    }

    /** What the Commission gives is the Union's. */
    private static String voiced(Party party) {
        return switch (party.code()) {
            case "EU-COMMISSION",
                    "EU-COUNCIL",
                    "EUROPEAN-COUNCIL",
                    "EEAS",
                    "DG-ECHO",
                    "UKRAINE-FACILITY",
                    "EPF" ->
                    "EU";
            case "IDA", "IBRD" -> "WORLD-BANK";
            default -> party.code();
        };
    }

    private static boolean agency(Party party, String alias) {
        return party.kind() == Party.Kind.STATE
                && alias.equals(alias.toUpperCase(java.util.Locale.ROOT))
                && alias.length() > 3
                && !alias.contains(".");
    }

    private void addState(Party party) {
        Party.StateWords words = party.state();
        words.adjectives().forEach(adjective -> addAdjective(adjective, party.code()));
        words.capitals().forEach(capital -> add(capital, party.code(), How.CAPITAL));
        words.seats().forEach(seat -> add(seat, party.code(), How.SEAT));
    }

    private void addAdjective(String adjective, String party) {
        boolean initials = adjective.equals(adjective.toUpperCase(java.util.Locale.ROOT));
        add(adjective, party, initials ? How.NAME : How.ADJECTIVE);
        if (adjective.endsWith("n") || adjective.endsWith("i")) {
            add(adjective + "s", party, How.PEOPLE);
        }
    }

    private void add(String name, String party, How how) {
        if (MISLEADING.contains(name) || name.length() < 2) {
            return;
        }
        names.add(name, new Meaning(party, how), true);
        if (name.contains("'")) {
            names.add(name.replace('\'', '’'), new Meaning(party, how), true);
        }
    }

    public List<PartyMention> in(Sentence sentence) {
        List<int[]> papers = new ArrayList<>();
        outlets.in(sentence, Token::capitalised)
                .forEach(hit -> papers.add(new int[] {hit.from(), hit.to()}));
        List<PartyMention> out = new ArrayList<>();
        for (Names.Hit<Meaning> hit : names.in(sentence, token -> token.capitalised())) {
            boolean inPaper =
                    papers.stream()
                            .anyMatch(
                                    p ->
                                            p[0] <= hit.from()
                                                    && hit.to() <= p[1]
                                                    && p[1] - p[0] > hit.to() - hit.from());
            if (!inPaper && !namesakes(sentence, hit)) {
                out.add(
                        new PartyMention(
                                hit.from(), hit.to(), hit.meaning().party(), how(sentence, hit)));
            }
        }
        Groups.addTo(out, sentence);
        out.sort((a, b) -> a.from() - b.from());
        return out;
    }

    /** "US" is a name before a verb and an adjective before a noun: "US military aid". */
    private static How how(Sentence s, Names.Hit<Meaning> hit) {
        String word = s.at(hit.from()).text().replace(".", "");
        boolean initials =
                hit.meaning().how() == How.NAME
                        && hit.to() - hit.from() == 1
                        && word.length() <= 3
                        && word.equals(word.toUpperCase(java.util.Locale.ROOT));
        return initials
                ? switch (s.tag(hit.to())) {
                    case NOUN, ADJ, PROPN -> How.ADJECTIVE;
                    default -> How.NAME;
                }
                : hit.meaning().how();
    }

    /** Michael Jordan and the Ukraine Defense Contact Group's like: a name inside another's. */
    private static boolean namesakes(Sentence s, Names.Hit<Meaning> hit) {
        How how = hit.meaning().how();
        if (how == How.LEADER) {
            return false;
        }
        String one = s.at(hit.from()).text();
        if (one.startsWith("America") && CONTINENTS.contains(s.low(hit.from() - 1))) {
            return true;
        }
        boolean bank =
                s.is(hit.from() - 1, "of")
                        && s.is(hit.from() - 2, "bank")
                        && s.at(hit.from() - 2).capitalised()
                        && !LENDING.contains(s.low(hit.from() - 3));
        if (bank) {
            return true; // "the Bank of China", but "the Export-Import Bank of Korea"
        }
        boolean risky =
                Map.of(
                                "Jordan",
                                1,
                                "Chad",
                                1,
                                "Georgia",
                                1,
                                "Israel",
                                1,
                                "Paris",
                                1,
                                "Sydney",
                                1,
                                "Victoria",
                                1,
                                "Malta",
                                1)
                        .containsKey(one);
        return risky && hit.to() - hit.from() == 1 && givenName(s, hit.from() - 1);
    }

    private static boolean givenName(Sentence s, int i) {
        return i >= 0
                && s.tag(i) == Tag.PROPN
                && s.at(i).capitalised()
                && i > 0
                && !s.tag(i - 1).equals(Tag.PROPN);
    }
}
