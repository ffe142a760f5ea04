package org.aidwire.query.aid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class R9IndependenceTest {

    private final Newsroom newsroom = new Newsroom();

    private String originOf(String uri) {
        return newsroom.picture().articles().get(uri).standing().origin();
    }

    @Test
    void a_partys_own_word_is_one_origin_however_many_outlets_heard_it() {
        newsroom.statement("a", "COMMIT", "{'outlet':'KBS'}")
                .statement("b", "COMMIT", "{'outlet':'YTN'}");
        assertThat(newsroom.line().independentOrigins()).isEqualTo(1);
        assertThat(newsroom.line().reports()).isEqualTo(2);
    }

    @Test
    void a_chain_of_credits_leads_to_the_outlet_that_reported_first() {
        newsroom.article("{'uri':'scmp','outlet':{'name':'SCMP'}}")
                .article(
                        "{'uri':'kyiv','outlet':{'name':'K'},'credits':[{'outlet':'SCMP','relation':'CITES','uri':'scmp'}]}")
                .article(
                        "{'uri':'baku','outlet':{'name':'B'},'credits':[{'outlet':'K','relation':'CITES','uri':'kyiv'}]}");
        assertThat(originOf("baku")).isEqualTo(originOf("scmp"));
        assertThat(newsroom.picture().articles().get("baku").standing().hearsayDepth())
                .isEqualTo(2);
    }

    @Test
    void a_credit_by_name_alone_is_that_outlet_through_its_aliases() {
        newsroom.article(
                        "{'uri':'a','outlet':{'name':'A'},'credits':[{'outlet':'South  China Morning Post','relation':'CITES'}]}")
                .article("{'uri':'b','outlet':{'name':'scmp'}}");
        assertThat(originOf("a")).isEqualTo(originOf("b"));
    }

    @Test
    void unnamed_credits_alone_are_unnamed_and_add_no_origin() {
        newsroom.article("{'uri':'a','outlet':{'name':'A'},'credits':[{'relation':'CITES'}]}")
                .statement(
                        "s", "COMMIT", "{'attribution':'ANONYMOUS_SOURCE','article':{'uri':'a'}}");
        assertThat(originOf("a")).isEqualTo(CreditChains.UNNAMED);
        assertThat(newsroom.line().independentOrigins()).isZero();
        assertThat(newsroom.line().reports()).isEqualTo(1);
    }

    @Test
    void the_first_credit_that_names_an_outlet_or_a_uri_on_record_counts() {
        newsroom.article("{'uri':'x','outlet':{'name':'X'}}")
                .article(
                        """
                        {'uri':'a','outlet':{'name':'A'},'credits':[{'relation':'CITES'},{'relation':'CITES','uri':'gone'},
                         {'relation':'CITES','uri':'x'},{'outlet':'Y','relation':'CITES'}]}""");
        assertThat(originOf("a")).isEqualTo("x");
    }

    @Test
    void a_ring_is_one_origin_the_outlet_of_its_earliest_article() {
        newsroom.article(
                        "{'uri':'a','outlet':{'name':'A'},'publishedAt':'2024-01-02T00:00:00Z','credits':[{'relation':'CITES','uri':'b'}]}")
                .article(
                        "{'uri':'b','outlet':{'name':'B'},'publishedAt':'2024-01-01T00:00:00Z','credits':[{'relation':'CITES','uri':'c'}]}")
                .article(
                        "{'uri':'c','outlet':{'name':'C'},'credits':[{'relation':'CITES','uri':'a'}]}")
                .article(
                        "{'uri':'d','outlet':{'name':'D'},'credits':[{'relation':'CITES','uri':'c'}]}");
        assertThat(newsroom.picture().articles().values())
                .extracting(view -> view.standing().origin())
                .containsOnly("b");
    }

    @Test
    void a_statements_own_origin_comes_before_its_articles() {
        newsroom.article("{'uri':'a','outlet':{'name':'A'}}")
                .statement(
                        "s",
                        "COMMIT",
                        "{'attribution':'OUTLET','article':{'uri':'a'},'origin':{'outlet':'AFP','relation':'CITES'}}")
                .statement(
                        "t",
                        "COMMIT",
                        "{'attribution':'OUTLET','article':{'uri':'a'},'origin':{'outlet':null}}")
                .statement("u", "COMMIT", "{'attribution':'OUTLET','article':{'uri':'a'}}")
                .statement(
                        "v", "COMMIT", "{'attribution':'OUTLET','outlet':'Agence France-Presse'}");
        assertThat(newsroom.line().independentOrigins()).isEqualTo(2);
        assertThat(newsroom.line().reports()).isEqualTo(2);
    }

    @Test
    void near_duplicates_take_the_credits_and_outlet_of_the_earliest() {
        String body = words(0, 60);
        newsroom.article(
                        "{'uri':'late','outlet':{'name':'Late'},'publishedAt':'2024-01-02T00:00:00Z','body':'%s And more.'}"
                                .formatted(body))
                .article(
                        "{'uri':'early','outlet':{'name':'Early'},'publishedAt':'2024-01-01T00:00:00Z','body':'%s','credits':[{'outlet':'AFP','relation':'SYNDICATES'}]}"
                                .formatted(body))
                .article(
                        "{'uri':'other','outlet':{'name':'Other'},'publishedAt':'2024-01-01T00:00:00Z','body':'%s'}"
                                .formatted(words(30, 90)));
        assertThat(originOf("late")).isEqualTo(originOf("early"));
        assertThat(originOf("other")).isEqualTo("other");
    }

    @Test
    void groups_connect_what_is_not_near_itself() {
        newsroom.article(
                        "{'uri':'a','outlet':{'name':'A'},'publishedAt':'2024-01-01T00:00:00Z','body':'%s'}"
                                .formatted(words(0, 100)))
                .article(
                        "{'uri':'b','outlet':{'name':'B'},'publishedAt':'2024-01-02T00:00:00Z','body':'%s'}"
                                .formatted(words(10, 110)))
                .article(
                        "{'uri':'c','outlet':{'name':'C'},'publishedAt':'2024-01-03T00:00:00Z','body':'%s'}"
                                .formatted(words(20, 120)));
        assertThat(
                        NearDuplicates.near(
                                NearDuplicates.shingles(words(0, 100)),
                                NearDuplicates.shingles(words(20, 120))))
                .isFalse();
        assertThat(originOf("c")).isEqualTo("a");
    }

    @Test
    void bodies_below_fifty_words_are_never_near() {
        newsroom.article("{'uri':'a','outlet':{'name':'A'},'body':'%s'}".formatted(words(0, 49)))
                .article("{'uri':'b','outlet':{'name':'B'},'body':'%s'}".formatted(words(0, 49)));
        assertThat(originOf("b")).isEqualTo("b");
    }

    @Test
    void the_threshold_is_four_fifths_exactly() {
        long[] a = IntStream.range(0, 90).asLongStream().toArray();
        long[] exactly = IntStream.range(10, 100).asLongStream().toArray();
        long[] below = IntStream.range(11, 101).asLongStream().toArray();
        assertThat(NearDuplicates.near(a, exactly)).isTrue();
        assertThat(NearDuplicates.near(a, below)).isFalse();
    }

    @Test
    void an_article_without_outlet_and_credits_leaves_the_origin_to_the_statement() {
        newsroom.article("{'uri':'a'}")
                .article("{'uri':'b','credits':[{'relation':'CITES'}]}")
                .statement(
                        "s",
                        "COMMIT",
                        "{'attribution':'OUTLET','outlet':'AFP','article':{'uri':'a'}}")
                .statement(
                        "t",
                        "COMMIT",
                        "{'attribution':'OUTLET','outlet':'KBS','article':{'uri':'b'}}");
        assertThat(newsroom.line().independentOrigins()).isEqualTo(1);
    }

    private static String words(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    }
}
