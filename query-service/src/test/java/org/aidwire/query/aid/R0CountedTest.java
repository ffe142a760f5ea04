package org.aidwire.query.aid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class R0CountedTest {

    private final Newsroom newsroom = new Newsroom();

    @Test
    void a_withdrawn_statement_does_not_count_and_counts_again_when_usable() {
        newsroom.statement("a", "COMMIT", "{}")
                .statement("a", "COMMIT", "{'version':2,'pubStatus':'withheld'}");
        assertThat(newsroom.picture().lines()).isEmpty();
        newsroom.statement("a", "COMMIT", "{'version':3}");
        assertThat(newsroom.line().status()).isEqualTo(Status.COMMITTED);
    }

    @Test
    void a_statement_waits_for_the_article_version_that_it_names() {
        newsroom.statement("a", "COMMIT", "{'article':{'uri':'u','version':2}}")
                .article("{'uri':'u'}");
        assertThat(newsroom.picture().lines()).isEmpty();
        newsroom.article("{'uri':'u','version':2}");
        assertThat(newsroom.line().status()).isEqualTo(Status.COMMITTED);
    }

    @Test
    void words_that_the_article_no_longer_holds_do_not_count() {
        newsroom.article("{'uri':'u','body':'Seoul will send shells. It said so.'}")
                .statement("a", "PLEDGE", "{'article':{'uri':'u'},'span':{'start':0,'end':23}}")
                .statement("b", "PLEDGE", "{'article':{'uri':'u'},'span':{'start':24,'end':35}}")
                .statement("c", "PLEDGE", "{'article':{'uri':'u'},'span':{'start':24,'end':99}}")
                .article("{'uri':'u','version':2,'body':'It said so. No more.'}");
        assertThat(newsroom.picture().statements().get("a").verdict())
                .isEqualTo(
                        new Counting.Verdict.Discounted(
                                Rule.R0, "its article no longer holds the words of its span"));
        assertThat(newsroom.picture().statements().get("b").verdict())
                .isInstanceOf(Counting.Verdict.Counted.class);
        assertThat(newsroom.picture().statements().get("c").verdict())
                .isInstanceOf(Counting.Verdict.Discounted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "EDITOR,    COMMIT,   FEED,      PLEDGE,   UA, false",
        "EDITOR,    WARN,     EXTRACTOR, PLEDGE,   PL, false",
        "EDITOR,    COMMIT,   EDITOR,    PLEDGE,   UA, true",
        "FEED,      COMMIT,   EXTRACTOR, DECLINE,  UA, false",
        "FEED,      COMMIT,   EXTRACTOR, DECLINE,  PL, true",
        "FEED,      WARN,     EXTRACTOR, DECLINE,  UA, true",
        "FEED,      COMMIT,   FEED,      DECLINE,  UA, true",
        "EXTRACTOR, COMMIT,   EXTRACTOR, DECLINE,  UA, true",
        "EXTRACTOR, COMMIT,   FEED,      DECLINE,  UA, true",
    })
    void on_overlapping_spans(
            String by,
            String act,
            String otherBy,
            String otherAct,
            String otherRecipient,
            boolean otherCounts) {
        newsroom.article("{'uri':'u','body':'Seoul will send shells. It said so.'}")
                .statement(
                        "a",
                        act,
                        "{'article':{'uri':'u'},'span':{'start':0,'end':12},'provenance':{'by':'%s'}}"
                                .formatted(by))
                .statement(
                        "b",
                        otherAct,
                        "{'article':{'uri':'u'},'span':{'start':11,'end':20},'provenance':{'by':'%s'},'aid':{'recipient':'%s'}}"
                                .formatted(otherBy, otherRecipient));
        assertThat(
                        newsroom.picture().statements().get("b").verdict()
                                instanceof Counting.Verdict.Counted)
                .isEqualTo(otherCounts);
    }

    @Test
    void touching_spans_do_not_overlap() {
        newsroom.article("{'uri':'u','body':'Seoul will send shells. It said so.'}")
                .statement(
                        "a",
                        "COMMIT",
                        "{'article':{'uri':'u'},'span':{'start':0,'end':12},'provenance':{'by':'EDITOR'}}")
                .statement("b", "DECLINE", "{'article':{'uri':'u'},'span':{'start':12,'end':20}}");
        assertThat(newsroom.picture().statements().get("b").verdict())
                .isInstanceOf(Counting.Verdict.Counted.class);
    }

    @Test
    void spans_are_compared_where_their_words_stand_in_the_highest_version() {
        newsroom.article("{'uri':'u','body':'one two three'}")
                .article("{'uri':'u','version':2,'body':'three, one two'}")
                .statement(
                        "a",
                        "COMMIT",
                        "{'article':{'uri':'u'},'span':{'start':4,'end':7},'provenance':{'by':'EDITOR'}}")
                .statement(
                        "b",
                        "DECLINE",
                        "{'article':{'uri':'u','version':2},'span':{'start':11,'end':14}}");
        assertThat(newsroom.picture().statements().get("b").verdict())
                .isEqualTo(
                        new Counting.Verdict.Discounted(
                                Rule.R0, "outranked on an overlapping span"));
    }

    @Test
    void a_withdrawn_editors_decision_outranks_nothing() {
        newsroom.article("{'uri':'u','body':'one two three'}")
                .statement(
                        "a",
                        "COMMIT",
                        "{'article':{'uri':'u'},'span':{'start':0,'end':7},'provenance':{'by':'EDITOR'},'pubStatus':'canceled'}")
                .statement("b", "DECLINE", "{'article':{'uri':'u'},'span':{'start':0,'end':7}}");
        assertThat(newsroom.line().status()).isEqualTo(Status.DECLINED);
    }

    @Test
    void nothing_of_an_article_under_embargo_is_on_record() {
        newsroom.recordedFrom("2024-01-01T00:00:00Z")
                .article(
                        "{'uri':'u','embargoedUntil':'2025-06-01T00:00:00Z','publishedAt':'2024-01-01T00:00:00Z'}")
                .statement("a", "COMMIT", "{'article':{'uri':'u'}}");
        assertThat(newsroom.asOf("2025-05-31T23:59:59Z").lines()).isEmpty();
        assertThat(newsroom.asOf("2025-05-31T23:59:59Z").statements()).isEmpty();
        assertThat(newsroom.asOf("2025-05-31T23:59:59Z").articles()).isEmpty();
        assertThat(newsroom.asOf("2025-06-01T00:00:00Z").lines()).hasSize(1);
        assertThat(newsroom.line().since()).isEqualTo("2024-01-01T00:00:00Z");
    }
}
