package org.aidwire.query.aid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class R10KillTest {

    private final Newsroom newsroom = new Newsroom();

    private boolean fallen(String uri) {
        return newsroom.picture().articles().get(uri).standing().fallen();
    }

    @ParameterizedTest
    @ValueSource(strings = {"withheld", "canceled"})
    void a_kill_takes_the_statements_out_and_usable_again_brings_them_back(String pubStatus) {
        newsroom.article("{'uri':'a'}").statement("s", "COMMIT", "{'article':{'uri':'a'}}");
        LineState before = newsroom.line();
        newsroom.article("{'uri':'a','version':2,'pubStatus':'%s'}".formatted(pubStatus));
        assertThat(newsroom.picture().lines()).isEmpty();
        newsroom.article("{'uri':'a','version':3}");
        assertThat(newsroom.line()).isEqualTo(before);
    }

    @Test
    void it_runs_down_the_chain_where_all_credits_have_fallen() {
        newsroom.article("{'uri':'a','pubStatus':'canceled'}")
                .article("{'uri':'b','credits':[{'relation':'CITES','uri':'a'}]}")
                .article(
                        "{'uri':'c','credits':[{'relation':'CITES','uri':'b'},{'relation':'CITES','uri':'a'}]}")
                .article(
                        "{'uri':'d','credits':[{'relation':'CITES','uri':'c'},{'outlet':'AFP','relation':'CITES'}]}")
                .article(
                        "{'uri':'e','credits':[{'relation':'CITES','uri':'c'},{'relation':'CITES','uri':'gone'}]}");
        assertThat(fallen("b")).isTrue();
        assertThat(fallen("c")).isTrue();
        assertThat(fallen("d")).isFalse();
        assertThat(fallen("e")).isFalse();
    }

    @Test
    void a_ring_has_not_fallen() {
        newsroom.article("{'uri':'a','credits':[{'relation':'CITES','uri':'b'}]}")
                .article("{'uri':'b','credits':[{'relation':'CITES','uri':'a'}]}");
        assertThat(fallen("a")).isFalse();
    }

    @Test
    void a_ring_falls_with_one_of_its_own() {
        newsroom.article("{'uri':'a','credits':[{'relation':'CITES','uri':'b'}]}")
                .article(
                        "{'uri':'b','pubStatus':'withheld','credits':[{'relation':'CITES','uri':'a'}]}");
        assertThat(fallen("a")).isTrue();
    }
}
