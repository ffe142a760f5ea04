package org.aidwire.contract.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aidwire.contract.codes.Party.Kind;
import org.aidwire.contract.codes.Party.StateWords;
import org.junit.jupiter.api.Test;

class PartiesTest {

    private final Parties parties = Parties.INSTANCE;

    @Test
    void the_states_are_all_of_iso_3166_and_kosovo() {
        Set<String> expected = new TreeSet<>(Set.of(Locale.getISOCountries()));
        expected.add("XK");

        assertThat(codes(Kind.STATE)).isEqualTo(expected).hasSize(250);
    }

    @Test
    void every_state_has_a_parliament_and_other_voices_of_their_own() {
        for (String state : codes(Kind.STATE)) {
            assertThat(parties.find(state + "-PARLIAMENT"))
                    .extracting(Party::kind, Party::parent)
                    .containsExactly(Kind.PARLIAMENT, null);
            assertThat(parties.find(state + "-OTHER"))
                    .extracting(Party::kind, Party::parent)
                    .containsExactly(Kind.OTHER_IN_STATE, null);
        }
        assertThat(parties.isOrUnder("KR-PARLIAMENT", "KR")).isFalse();
        assertThat(parties.topmost("KR-PARLIAMENT")).isEqualTo("KR-PARLIAMENT");
        assertThat(parties.known("UN-PARLIAMENT")).isFalse();
    }

    @Test
    void organisations_are_many_and_none_takes_a_code_of_iso() {
        assertThat(codes(Kind.ORGANISATION))
                .hasSizeGreaterThanOrEqualTo(70)
                .allMatch(code -> code.matches("[A-Z0-9]+(-[A-Z0-9]+)*"))
                .contains(
                        "UN",
                        "EU",
                        "NATO",
                        "IMF",
                        "WORLD-BANK",
                        "ICRC",
                        "IFRC",
                        "EBRD",
                        "ADB",
                        "AFDB",
                        "GAVI")
                .doesNotContain("EC", "AU");
        assertThat(parties.name("EC")).isEqualTo("Ecuador");
        assertThat(parties.name("AU")).isEqualTo("Australia");
    }

    @Test
    void standing_climbs_to_the_topmost_parent() {
        assertThat(parties.topmost("CERF")).isEqualTo("UN");
        assertThat(List.of("WFP", "UNRWA", "UNICEF", "UNHCR", "WHO", "IOM", "CERF"))
                .allMatch(code -> parties.isOrUnder(code, "UN"));
        assertThat(List.of("EU-COMMISSION", "EEAS", "EPF", "EIB", "DG-ECHO"))
                .allMatch(code -> parties.isOrUnder(code, "EU"));
        assertThat(parties.isOrUnder("UN", "WFP")).isFalse();
        assertThat(parties.isOrUnder("WFP", "WFP")).isTrue();
        assertThat(parties.parent("IDA")).isEqualTo("WORLD-BANK");
        assertThat(parties.parent("KR")).isNull();
        assertThat(parties.topmost("EU-PARLIAMENT")).isEqualTo("EU-PARLIAMENT");
    }

    @Test
    void every_parent_is_listed_and_an_organisation() {
        assertThat(parties.all())
                .filteredOn(party -> party.parent() != null)
                .isNotEmpty()
                .allMatch(
                        party ->
                                parties.all().stream()
                                        .anyMatch(
                                                other ->
                                                        other.code().equals(party.parent())
                                                                && other.kind()
                                                                        == Kind.ORGANISATION));
    }

    @Test
    void a_group_is_known_as_it_is_worded() {
        assertThat(parties.known("GROUP-WESTERN-COUNTRIES")).isTrue();
        assertThat(parties.name("GROUP-WESTERN-COUNTRIES")).isEqualTo("Western countries");
        assertThat(parties.name("GROUP-G7-AND-OTHER-EUROPEAN-STATES"))
                .isEqualTo("G7 and other European states");
        assertThat(parties.name("GROUP-NATO-ALLIES")).isEqualTo("NATO allies");
        assertThat(parties.topmost("GROUP-NATO-ALLIES")).isEqualTo("GROUP-NATO-ALLIES");
        assertThat(parties.isOrUnder("GROUP-NATO-ALLIES", "GROUP-NATO-ALLIES")).isTrue();
        assertThat(parties.find("GROUP-WESTERN-COUNTRIES"))
                .extracting(Party::kind, Party::parent)
                .containsExactly(Kind.GROUP, null);
    }

    @Test
    void what_is_not_a_code_is_not_known() {
        for (String code :
                List.of(
                        "",
                        "kr",
                        "ZZ",
                        "UK",
                        "GROUP-",
                        "GROUP",
                        "GROUP-western",
                        "GROUP--A",
                        "GROUP-A-",
                        "GROUP-A\n",
                        "KR-")) {
            assertThat(parties.known(code)).as(code).isFalse();
            assertThat(parties.find(code)).as(code).isNull();
            assertThat(parties.name(code)).isEqualTo(code);
            assertThat(parties.topmost(code)).isEqualTo(code);
        }
    }

    @Test
    void nobody_is_a_party_too() {
        assertThat(parties.known(Parties.UNSPECIFIED)).isTrue();
        assertThat(parties.find("UNSPECIFIED")).extracting(Party::kind).isEqualTo(Kind.UNSPECIFIED);
        assertThat(parties.topmost("UNSPECIFIED")).isEqualTo("UNSPECIFIED");
    }

    @Test
    void names_read_well() {
        assertThat(parties.name("KR")).isEqualTo("South Korea");
        assertThat(parties.name("KR-PARLIAMENT")).isEqualTo("Parliament of South Korea");
        assertThat(parties.name("US-PARLIAMENT")).isEqualTo("Parliament of the United States");
        assertThat(parties.name("CZ-OTHER")).isEqualTo("Other voices of Czechia");
        assertThat(parties.name("WFP")).isEqualTo("World Food Programme");
    }

    @Test
    void a_state_is_found_by_the_words_of_the_news() {
        assertThat(owners())
                .containsEntry("republic of korea", "KR")
                .containsEntry("rok", "KR")
                .containsEntry("south korean", "KR")
                .containsEntry("seoul", "KR")
                .containsEntry("kiev", "UA")
                .containsEntry("kyiv", "UA")
                .containsEntry("bankova", "UA")
                .containsEntry("kremlin", "RU")
                .containsEntry("downing street", "GB")
                .containsEntry("elysee", "FR")
                .containsEntry("usaid", "US")
                .containsEntry("verkhovna rada", "UA-PARLIAMENT")
                .containsEntry("national assembly of south korea", "KR-PARLIAMENT")
                .containsEntry("un refugee agency", "UNHCR")
                .doesNotContainKeys("congolese", "dominican", "national assembly");
    }

    @Test
    void no_word_names_two_parties_and_none_is_the_code_of_another() {
        Map<String, String> owners = owners();

        for (Party party : parties.all()) {
            assertThat(owners.getOrDefault(NameFolding.fold(party.code()), party.code()))
                    .isEqualTo(party.code());
        }
    }

    @Test
    void nearly_every_state_has_an_adjective_and_a_capital() {
        List<String> without =
                parties.all().stream()
                        .filter(party -> party.kind() == Kind.STATE)
                        .filter(
                                party ->
                                        party.state().adjectives().isEmpty()
                                                || party.state().capitals().isEmpty())
                        .map(Party::code)
                        .toList();

        // Places without inhabitants or capital, shared adjectives, a
        // disputed seat.
        assertThat(without)
                .containsExactlyInAnyOrder(
                        "AQ", "BV", "CD", "CG", "DM", "DO", "EH", "GS", "HK", "HM", "IO", "MO",
                        "NF", "PS", "SJ", "TF", "TK", "UM");
    }

    @Test
    void the_list_is_ordered_by_code_and_cannot_be_changed() {
        assertThat(parties.all()).extracting(Party::code).isSorted().doesNotHaveDuplicates();
        assertThat(parties.all()).isUnmodifiable();
    }

    private Set<String> codes(Kind kind) {
        return parties.all().stream()
                .filter(party -> party.kind() == kind)
                .map(Party::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Every word that names a party by itself, folded, with the party it names; fails where one
     * names two.
     */
    private Map<String, String> owners() {
        Map<String, String> owners = new HashMap<>();
        List<String> repeated = new ArrayList<>();
        for (Party party : parties.all()) {
            StateWords state = party.state();
            Stream.of(
                            List.of(party.name()),
                            party.aliases(),
                            state.adjectives(),
                            state.capitals(),
                            state.seats())
                    .flatMap(List::stream)
                    .forEach(
                            word -> {
                                String other = owners.put(NameFolding.fold(word), party.code());
                                if (other != null && !other.equals(party.code())) {
                                    repeated.add(word + ": " + other + ", " + party.code());
                                }
                            });
        }
        assertThat(repeated).isEmpty();
        return owners;
    }
}
