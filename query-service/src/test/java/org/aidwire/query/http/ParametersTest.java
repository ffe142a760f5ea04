package org.aidwire.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.aidwire.contract.Fault;
import org.aidwire.query.aid.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");
    private static final Set<String> KNOWN =
            Set.of("asOf", "at", "donor", "item", "status", "limit", "cursor", "speaker");

    @ParameterizedTest
    @CsvSource({
        "2024-11-26,                       2024-11-26T00:00:00Z",
        "2024-11-26T23:00Z,                2024-11-26T23:00:00Z",
        "2024-11-26T23:00:01Z,             2024-11-26T23:00:01Z",
        "2024-11-26T23:00:01.5Z,           2024-11-26T23:00:01.500Z",
        "2024-11-26T23:00%2B02:00,         2024-11-26T21:00:00Z",
        "2024-11-26T23:00+02:00,           2024-11-26T21:00:00Z",
        "2024-11-26T23:00:00-05:30,        2024-11-27T04:30:00Z",
        "0001-01-01,                       0001-01-01T00:00:00Z",
    })
    void times_are_dates_or_instants(String written, Instant read) {
        Parameters in = new Parameters("asOf=" + written, KNOWN);

        assertThat(in.clocks(NOW)).isEqualTo(new Clocks(read, null));
        assertThat(in.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2024-13-01",
                "2024-02-30",
                "2024-11-26T25:00Z",
                "2024-11-26T23:00",
                "2024-11-26T23Z",
                "2024-11-26T23:00:00%2B2",
                "20241126",
                "0000-01-01",
                "99999-01-01",
                "1732579200",
                "2024-11-26%2023:00Z",
            })
    void what_is_no_time_is_refused_by_name(String written) {
        Parameters in = new Parameters("at=" + written, KNOWN);

        assertThat(in.clocks(NOW).at()).isNull();
        assertThat(in.faults()).extracting(Fault::pointer).containsExactly("/at");
        assertThat(in.faults()).extracting(Fault::kind).containsExactly(Fault.Kind.SHAPE);
    }

    @Test
    void as_of_may_not_lie_in_the_future_but_at_may() {
        Parameters in = new Parameters("asOf=2025-01-02&at=2025-01-02", KNOWN);

        in.clocks(NOW);

        assertThat(in.faults()).extracting(Fault::pointer).containsExactly("/asOf");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0           | /limit",
                "limit=1001        | /limit",
                "limit=-1          | /limit",
                "limit=1.5         | /limit",
                "limit=ten         | /limit",
                "limit=            | /limit",
                "limit             | /limit",
                "limit=5&limit=6   | /limit",
                "colour=red        | /colour",
                "LIMIT=5           | /LIMIT",
                "a/b~c=1           | /a~1b~0c",
                "cursor=!!         | /cursor",
                "cursor=abc        | /cursor",
                "cursor=AAAA%3D    | /cursor",
                "status=REQUESTE   | /status",
                "status=requested  | /status",
                "speaker=%00       | /speaker",
                "speaker=a%0Ab     | /speaker",
                "speaker=%20       | /speaker",
            })
    void a_bad_value_is_refused_by_name(String query, String pointer) {
        Parameters in = new Parameters(query, KNOWN);

        in.limit();
        in.after("aid");
        in.oneOf("status", Status.values(), Enum::name);

        assertThat(in.faults()).extracting(Fault::pointer).containsExactly(pointer);
        assertThat(in.faults()).extracting(Fault::kind).containsOnly(Fault.Kind.SHAPE);
    }

    @Test
    void unknown_codes_are_well_formed_but_name_nothing() {
        Parameters in = new Parameters("donor=QQ&item=SWORDS", KNOWN);

        in.party("donor");
        in.itemsBelow("item");

        assertThat(in.faults()).extracting(Fault::pointer).containsExactly("/donor", "/item");
        assertThat(in.faults()).extracting(Fault::kind).containsOnly(Fault.Kind.VALUE);
    }

    @Test
    void an_item_stands_for_all_below_it() {
        Parameters in = new Parameters("item=AIR_DEFENCE", KNOWN);

        assertThat(in.itemsBelow("item"))
                .containsExactlyInAnyOrder("AIR_DEFENCE", "PATRIOT", "IRIS_T", "NASAMS", "S_300");
    }

    @Test
    void values_are_decoded_once() {
        Parameters in = new Parameters("speaker=Doo+Jin-ho%2B%26&&limit=7", KNOWN);

        assertThat(in.text("speaker")).isEqualTo("Doo Jin-ho+&");
        assertThat(in.limit()).isEqualTo(7);
        assertThat(in.faults()).isEmpty();
    }

    @Test
    void a_cursor_leads_back_to_its_key_in_its_own_list_only() {
        String cursor = Cursor.encode("aid", "kr.ua.air-defence");

        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(new Parameters("cursor=" + cursor, KNOWN).after("aid"))
                .isEqualTo("kr.ua.air-defence");
        Parameters elsewhere = new Parameters("cursor=" + cursor, KNOWN);
        assertThat(elsewhere.after("statements")).isNull();
        assertThat(elsewhere.faults()).extracting(Fault::pointer).containsExactly("/cursor");
    }

    @Test
    void a_cursor_with_any_letter_changed_is_none() {
        String cursor = Cursor.encode("aid", "kr.ua.air-defence");

        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertThat(Cursor.decode("aid", changed)).as("letter %d", i).isNull();
        }
        assertThat(Cursor.decode("aid", cursor + "A")).isNull();
        assertThat(Cursor.decode("aid", "")).isNull();
    }

    @Test
    void the_next_page_keeps_all_other_parameters() {
        Parameters in = new Parameters("speaker=a%26b+c&cursor=old&limit=2", KNOWN);

        assertThat(in.queryFrom("new")).isEqualTo("speaker=a%26b+c&cursor=new&limit=2");
    }

    @Test
    void a_page_has_a_next_only_where_more_was_found() {
        assertThat(Page.of("aid", List.of("a", "b"), 2, key -> key).next()).isNull();
        Page<String> page = Page.of("aid", List.of("a", "b", "c"), 2, key -> key);
        assertThat(page.items()).containsExactly("a", "b");
        assertThat(Cursor.decode("aid", page.next())).isEqualTo("b");
    }
}
