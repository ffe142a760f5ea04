package org.aidwire.query.aid;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.junit.jupiter.api.Test;

class R7AmountsTest {

    private final Newsroom newsroom = new Newsroom();

    private R7AmountsTest commit(String id, String saidAt, String value, String extent) {
        return commit(id, saidAt, value, extent, "");
    }

    private R7AmountsTest commit(
            String id, String saidAt, String value, String extent, String more) {
        newsroom.statement(
                id,
                "COMMIT",
                "{%s 'aid':{'amount':{'value':%s,'currency':'USD','extent':'%s'}%s}}"
                        .formatted(
                                saidAt.isEmpty() ? "" : "'saidAt':'" + saidAt + "',",
                                value,
                                extent,
                                more));
        return this;
    }

    private Sum committed() {
        return newsroom.line().amounts().get(Act.COMMIT).getFirst();
    }

    private List<String> parts() {
        return committed().parts().stream().map(Sum.Part::statementId).toList();
    }

    @Test
    void without_a_total_the_parts_add_up() {
        commit("a", "2024-01-01", "5", "PART").commit("b", "2024-01-02", "5", "PART");
        assertThat(committed().value()).isEqualByComparingTo("10");
        assertThat(parts()).containsExactly("a", "b");
    }

    @Test
    void to_the_latest_total_the_later_parts_are_added() {
        commit("a", "2024-01-01", "5", "PART")
                .commit("b", "2024-01-02", "100", "TOTAL")
                .commit("c", "2024-01-03", "7", "PART");
        assertThat(committed().value()).isEqualByComparingTo("107");
        assertThat(parts()).containsExactly("b", "c");
    }

    @Test
    void of_each_origin_only_the_latest_total_stands_and_the_others_are_conflicts() {
        newsroom.statement("a", "COMMIT", total("2024-01-01", "KBS", "3"))
                .statement("b", "COMMIT", total("2024-01-02", "KBS", "6"))
                .statement("c", "COMMIT", total("2024-01-03", "YTN", "9"))
                .statement("d", "COMMIT", total("2024-01-02", "AFP", "6.0"));
        assertThat(committed().value()).isEqualByComparingTo("9");
        assertThat(newsroom.line().conflicts())
                .containsExactly(
                        new Conflict(
                                Act.COMMIT,
                                new BigDecimal("6"),
                                "USD",
                                Aid.Amount.Basis.REPORTED,
                                List.of("b", "d")));
    }

    private static String total(String saidAt, String outlet, String value) {
        return "{'saidAt':'%s','attribution':'OUTLET','outlet':'%s','aid':{'amount':{'value':%s,'currency':'USD','extent':'TOTAL'}}}"
                .formatted(saidAt, outlet, value);
    }

    @Test
    void on_ties_the_total_with_the_smaller_id_is_chosen() {
        newsroom.statement("k", "COMMIT", total("2024-01-01", "KBS", "3"))
                .statement("j", "COMMIT", total("2024-01-01", "YTN", "6"));
        assertThat(committed().value()).isEqualByComparingTo("6");
    }

    @Test
    void parts_of_one_package_are_one_the_latest() {
        commit("a", "2024-01-01", "5", "PART", ",'package':'PDA-56'")
                .commit("b", "2024-01-02", "6", "PART", ",'package':'PDA-56'")
                .commit("c", "2024-01-02", "6", "PART", ",'package':'PDA-57'");
        assertThat(committed().value()).isEqualByComparingTo("12");
        assertThat(parts()).containsExactly("b", "c");
    }

    @Test
    void equal_parts_of_one_day_as_written_are_one_the_earliest() {
        commit("a", "2024-01-01T23:00:00-05:00", "5", "PART")
                .commit("b", "2024-01-01T01:00:00+09:00", "5.0", "PART")
                .commit("c", "2024-01-02", "5", "PART")
                .commit("d", "2024-01-01", "6", "PART");
        assertThat(committed().value()).isEqualByComparingTo("16");
        assertThat(parts()).containsExactly("b", "d", "c");
    }

    @Test
    void a_part_without_a_day_adds_only_beside_no_dated_equal_and_once() {
        commit("a", "2024-01-01", "5", "PART")
                .commit("b", "", "5", "PART")
                .commit("c", "", "7", "PART")
                .commit("d", "", "7", "PART");
        assertThat(parts()).containsExactly("a", "c");
    }

    @Test
    void a_part_told_again_after_the_total_is_still_the_earlier_one() {
        commit("a", "2024-01-01", "5", "PART", "").commit("b", "2024-01-02", "100", "TOTAL");
        newsroom.statement(
                "c",
                "COMMIT",
                "{'saidAt':'2024-01-03','happenedAt':'2024-01-01','aid':{'amount':{'value':5,'currency':'USD'}}}");
        assertThat(committed().value()).isEqualByComparingTo("100");
    }

    @Test
    void the_confirmed_figures_else_all() {
        newsroom.statement("a", "COMMIT", total("2024-01-02", "KBS", "3"));
        assertThat(committed().value()).isEqualByComparingTo("3");
        commit("b", "2024-01-01", "4", "TOTAL");
        assertThat(committed().value()).isEqualByComparingTo("4");
        assertThat(newsroom.line().conflicts()).isEmpty();
    }

    @Test
    void what_is_conditional_or_was_withdrawn_is_in_no_sum_but_a_suspension_takes_nothing_away() {
        commit("a", "2024-01-01", "4", "PART").commit("b", "2024-01-03", "5", "PART");
        newsroom.statement(
                "c",
                "COMMIT",
                "{'modality':'CONDITIONAL','saidAt':'2024-01-04','aid':{'amount':{'value':9,'currency':'USD'}}}");
        newsroom.statement("d", "SUSPEND", "{'saidAt':'2024-01-05'}");
        assertThat(committed().value()).isEqualByComparingTo("9");
        newsroom.statement("e", "WITHDRAW", "{'saidAt':'2024-01-02'}");
        assertThat(committed().value()).isEqualByComparingTo("5");
    }

    @Test
    void what_was_delivered_stays_delivered_after_a_withdrawal() {
        newsroom.statement(
                        "a",
                        "DELIVER",
                        "{'saidAt':'2024-01-01','aid':{'amount':{'value':9,'currency':'USD'}}}")
                .statement("b", "WITHDRAW", "{'saidAt':'2024-01-05'}");
        assertThat(newsroom.line().amounts().get(Act.DELIVER).getFirst().value())
                .isEqualByComparingTo("9");
    }

    @Test
    void currencies_never_mix_and_an_estimate_marks_the_sum() {
        newsroom.statement(
                        "a",
                        "COMMIT",
                        "{'aid':{'amount':{'value':9,'currency':'USD','basis':'ESTIMATED'}}}")
                .statement("b", "COMMIT", "{'aid':{'amount':{'value':1,'currency':'KRW'}}}")
                .statement(
                        "c",
                        "COMMIT",
                        "{'saidAt':'2024-01-01','aid':{'amount':{'value':2,'currency':'USD'}}}");
        assertThat(newsroom.line().amounts().get(Act.COMMIT))
                .extracting(Sum::measure, Sum::basis)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("KRW", Aid.Amount.Basis.REPORTED),
                        org.assertj.core.groups.Tuple.tuple("USD", Aid.Amount.Basis.ESTIMATED));
    }

    @Test
    void a_figure_for_several_items_is_shared_and_in_no_sum() {
        newsroom.statement(
                "a",
                "COMMIT",
                "{'aid':{'items':['PATRIOT','SHELLS'],'amount':{'value':9,'currency':'USD'}}}");
        assertThat(newsroom.line("kr.ua.patriot").amounts()).isEmpty();
        assertThat(newsroom.line("kr.ua.shells").shared())
                .extracting(LineState.Shared::statementId)
                .containsExactly("a");
    }

    @Test
    void quantities_add_up_by_unit_and_one_without_a_count_adds_nothing() {
        newsroom.statement(
                        "a",
                        "DELIVER",
                        "{'saidAt':'2024-01-01','aid':{'quantity':{'count':3,'unit':'batteries'}}}")
                .statement(
                        "b",
                        "DELIVER",
                        "{'saidAt':'2024-01-02','aid':{'quantity':{'count':3,'unit':'batteries'}}}")
                .statement(
                        "c",
                        "DELIVER",
                        "{'saidAt':'2024-01-03','aid':{'quantity':{'unit':'batteries'}}}")
                .statement(
                        "d",
                        "DELIVER",
                        "{'saidAt':'2024-01-03','aid':{'quantity':{'count':8,'unit':'missiles'}}}");
        assertThat(newsroom.line().quantities().get(Act.DELIVER))
                .extracting(Sum::measure, sum -> sum.value().intValue())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("batteries", 6),
                        org.assertj.core.groups.Tuple.tuple("missiles", 8));
    }
}
