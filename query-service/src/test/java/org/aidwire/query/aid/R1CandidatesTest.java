package org.aidwire.query.aid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class R1CandidatesTest {

    private final Newsroom newsroom = new Newsroom();

    @ParameterizedTest
    @CsvSource({
        "REQUEST,   INTENDED,    REQUESTED,  INTENDED",
        "CONSIDER,  INTENDED,    CONSIDERING, INTENDED",
        "PLEDGE,    INTENDED,    PLEDGED,    INTENDED",
        "COMMIT,    INTENDED,    PLEDGED,    ",
        "ALLOCATE,  INTENDED,    PLEDGED,    ",
        "DELIVER,   INTENDED,    PLEDGED,    ",
        "COMMIT,    CONDITIONAL, COMMITTED,  CONDITIONAL",
        "ALLOCATE,  CONDITIONAL, ALLOCATED,  CONDITIONAL",
        "DELIVER,   CONDITIONAL, PLEDGED,    CONDITIONAL",
        "DECLINE,   CONDITIONAL, DECLINED,   CONDITIONAL",
        "REJECT,    CONDITIONAL, REJECTED,   CONDITIONAL",
        "DELIVER,   HISTORICAL,  DELIVERED,  ",
        "WITHDRAW,  ASSERTED,    WITHDRAWN,  ",
    })
    void a_step_or_stop_counts_as(
            String act, String modality, Status status, Candidate.Qualifier qualifier) {
        newsroom.statement("a", act, "{'modality':'" + modality + "','attribution':'OUTLET'}");
        assertThat(newsroom.line().status()).isEqualTo(status);
        assertThat(newsroom.line().qualifier()).isEqualTo(qualifier);
    }

    @ParameterizedTest
    @CsvSource({
        "DECLINE,  INTENDED",
        "REJECT, INTENDED",
        "SUSPEND, INTENDED",
        "WITHDRAW, INTENDED",
        "SUSPEND,  CONDITIONAL",
        "WITHDRAW, CONDITIONAL",
        "COMMIT,   PREDICTED",
        "DECLINE, PREDICTED",
        "DELIVER, HYPOTHETICAL",
        "DECLINE, HYPOTHETICAL",
        "DELIVER,  DENIED",
        "POSITION, ASSERTED",
        "CONDITION, ASSERTED",
        "OPPOSE, ASSERTED",
        "WARN, ASSERTED",
        "FORECAST, ASSERTED",
        "CONSULT,  ASSERTED",
        "PERMIT, ASSERTED",
        "NO_COMMENT, ASSERTED",
    })
    void what_moves_nothing_makes_no_line(String act, String modality) {
        newsroom.statement("a", act, "{'modality':'" + modality + "'}");
        assertThat(newsroom.picture().lines()).isEmpty();
    }

    @Test
    void a_refused_sale_is_not_a_declined_gift() {
        newsroom.statement("a", "REQUEST", "{'speaker':{'affiliation':'UA'}}")
                .statement("b", "DECLINE", "{'aid':{'terms':'SALE'}}");
        assertThat(newsroom.line().status()).isEqualTo(Status.REQUESTED);
        Explanation explanation = Explanation.of(newsroom.picture(), newsroom.line().line());
        assertThat(explanation.ignored())
                .containsExactly(
                        new Explanation.Ignored(
                                "b", Rule.R1, "a sale is shown, never counted as aid"));
    }

    @Test
    void a_statement_with_several_items_touches_several_lines() {
        newsroom.statement("a", "COMMIT", "{'aid':{'items':['PATRIOT','SHELLS'],'period':2025}}");
        assertThat(newsroom.picture().lines())
                .containsOnlyKeys("kr.ua.patriot.2025", "kr.ua.shells.2025");
    }
}
