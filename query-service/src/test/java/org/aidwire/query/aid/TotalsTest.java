package org.aidwire.query.aid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.aidwire.query.aid.Totals.By;
import org.junit.jupiter.api.Test;

class TotalsTest {

    private final Newsroom newsroom = new Newsroom();

    private TotalsTest says(String id, String act, String items, String amount) {
        return says(id, act, items, amount, "'saidAt':'2024-01-01',");
    }

    private TotalsTest says(String id, String act, String items, String amount, String more) {
        newsroom.statement(
                id, act, "{%s 'aid':{'items':[%s],'amount':{%s}}}".formatted(more, items, amount));
        return this;
    }

    private List<String> totals(By... by) {
        return totals(_ -> true, by);
    }

    private List<String> totals(Predicate<LineState> wanted, By... by) {
        History.Picture picture =
                newsroom.history().at(Cut.live(Instant.parse("2030-01-01T00:00:00Z")));
        Map<String, Candidate> candidates = new HashMap<>();
        picture.statements()
                .forEach(
                        (id, view) -> {
                            if (view.weight() instanceof Weight.Moves moves) {
                                candidates.put(id, moves.candidate());
                            }
                        });
        EnumSet<By> set = EnumSet.noneOf(By.class);
        set.addAll(List.of(by));
        return Totals.of(picture.lines().values(), wanted, candidates, set).stream()
                .map(
                        row ->
                                row.subject().level()
                                        + " "
                                        + row.subject().item()
                                        + " "
                                        + row.value().toPlainString()
                                        + " "
                                        + row.subject().currency()
                                        + " "
                                        + row.subject().basis()
                                        + " "
                                        + row.parts().stream()
                                                .map(Totals.Part::statementId)
                                                .toList())
                .sorted()
                .toList();
    }

    private static final String USD = "'currency':'USD','value':";

    @Test
    void levels_currencies_and_estimates_are_never_added_up() {
        says("a", "PLEDGE", "'RATIONS'", USD + "5")
                .says("b", "COMMIT", "'RATIONS'", USD + "5")
                .says("c", "COMMIT", "'TANKS'", USD + "7")
                .says("d", "COMMIT", "'TANKS'", "'currency':'EUR','value':1")
                .says("e", "COMMIT", "'MEDICAL'", USD + "9,'basis':'ESTIMATED'");

        assertThat(totals())
                .containsExactly(
                        "COMMIT null 1 EUR REPORTED [d]",
                        "COMMIT null 12 USD REPORTED [b, c]",
                        "COMMIT null 9 USD ESTIMATED [e]",
                        "PLEDGE null 5 USD REPORTED [a]");
    }

    @Test
    void a_statement_with_several_items_counts_once_and_belongs_to_none_of_them() {
        says("a", "PLEDGE", "'RATIONS'", USD + "5")
                .says("b", "PLEDGE", "'RATIONS','GAS_MASKS'", USD + "20");

        assertThat(totals()).containsExactly("PLEDGE null 25 USD REPORTED [a, b]");
        assertThat(totals(By.ITEM))
                .containsExactly(
                        "PLEDGE RATIONS 5 USD REPORTED [a]", "PLEDGE null 20 USD REPORTED [b]");
    }

    @Test
    void what_several_outlets_tell_of_several_items_counts_once() {
        says("a", "PLEDGE", "'RATIONS','GAS_MASKS'", USD + "20")
                .says("b", "PLEDGE", "'GAS_MASKS','RATIONS'", USD + "20")
                .says("c", "PLEDGE", "'GAS_MASKS','RATIONS'", USD + "30");

        assertThat(totals()).containsExactly("PLEDGE null 50 USD REPORTED [a, c]");
    }

    @Test
    void of_several_items_all_must_be_wanted() {
        says("a", "PLEDGE", "'RATIONS','GAS_MASKS'", USD + "20")
                .says("b", "PLEDGE", "'RATIONS'", USD + "5");

        assertThat(totals(line -> line.line().item().equals("RATIONS")))
                .containsExactly("PLEDGE null 5 USD REPORTED [b]");
    }
}
