package org.aidwire.query.aid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionsTest {

    @Test
    void of_different_contents_the_first_recorded_stands_whatever_the_order_of_arrival() {
        Newsroom newsroom =
                new Newsroom()
                        .recordedFrom("2025-01-02T00:00:00Z")
                        .statement("a", "DELIVER", "{}")
                        .recordedFrom("2025-01-01T00:00:00Z")
                        .statement("a", "COMMIT", "{}");
        assertThat(newsroom.line().status()).isEqualTo(Status.COMMITTED);
        assertThat(newsroom.picture().refusedStatements())
                .singleElement()
                .satisfies(
                        refused ->
                                assertThat(refused.reason()).isEqualTo(Versions.Reason.CONFLICT));
    }

    @Test
    void of_equal_contents_the_earliest_recordedtime_holds() {
        Newsroom newsroom =
                new Newsroom()
                        .recordedFrom("2025-01-02T00:00:00Z")
                        .statement("a", "COMMIT", "{}")
                        .recordedFrom("2025-01-01T00:00:00Z")
                        .statement(
                                "a", "COMMIT", "{'version':1,'verbatim':false,'condition':null}");
        assertThat(newsroom.line().since()).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(newsroom.picture().refusedStatements()).isEmpty();
    }

    @Test
    void at_one_recordedtime_the_smaller_hash_stands() {
        Newsroom newsroom =
                new Newsroom()
                        .recordedFrom("2025-01-01T00:00:00Z")
                        .statement("a", "COMMIT", "{}")
                        .recordedFrom("2025-01-01T00:00:00Z")
                        .statement("a", "DELIVER", "{}");
        History history = newsroom.history();
        String smaller =
                history.statements().stream()
                        .map(Recorded::sha256)
                        .min(String::compareTo)
                        .orElseThrow();
        assertThat(
                        newsroom.picture()
                                .statements()
                                .get("a")
                                .statement()
                                .versions()
                                .current()
                                .sha256())
                .isEqualTo(smaller);
    }

    @Test
    void the_highest_version_says_what_holds() {
        Newsroom newsroom =
                new Newsroom()
                        .statement("a", "DELIVER", "{'version':3,'aid':{'items':['PATRIOT']}}")
                        .statement("a", "COMMIT", "{'version':2}");
        assertThat(newsroom.picture().lines()).containsOnlyKeys("kr.ua.patriot");
    }

    @Test
    void a_version_of_somebody_elses_outlet_is_refused() {
        Newsroom newsroom =
                new Newsroom()
                        .writingFor("KBS")
                        .article("{'uri':'u','outlet':{'name':'KBS'}}")
                        .writingFor("YTN")
                        .article(
                                "{'uri':'u','version':2,'pubStatus':'canceled','outlet':{'name':'YTN'}}")
                        .statement("a", "COMMIT", "{'article':{'uri':'u'}}");
        assertThat(newsroom.line().status()).isEqualTo(Status.COMMITTED);
        assertThat(newsroom.picture().refusedArticles())
                .singleElement()
                .satisfies(
                        refused -> assertThat(refused.reason()).isEqualTo(Versions.Reason.OUTLET));
    }

    @Test
    void outlets_of_a_writer_compare_through_their_aliases() {
        Newsroom newsroom =
                new Newsroom()
                        .writingFor("South China Morning Post")
                        .article("{'uri':'u','outlet':{'name':'SCMP'}}")
                        .article("{'uri':'u','version':2,'outlet':{'name':' scmp '}}");
        assertThat(newsroom.picture().refusedArticles()).isEmpty();
    }

    @Test
    void a_copy_sent_ahead_by_a_stranger_takes_nothing_away() {
        String killed = "{'uri':'u','version':2,'pubStatus':'canceled','outlet':{'name':'KBS'}}";
        Newsroom newsroom =
                new Newsroom()
                        .writingFor("KBS")
                        .article("{'uri':'u','outlet':{'name':'KBS'}}")
                        .writingFor("YTN")
                        .article(killed)
                        .writingFor("KBS")
                        .article(killed)
                        .statement("a", "COMMIT", "{'article':{'uri':'u'}}");
        assertThat(newsroom.picture().lines()).isEmpty();
        assertThat(newsroom.picture().refusedArticles()).isEmpty();
    }

    /** An extracted statement has its article's version, which would pass an editor's number by. */
    @Test
    void what_somebody_said_stands_above_any_version_of_our_own_extraction() {
        Newsroom newsroom =
                new Newsroom()
                        .statement("a", "DELIVER", extracted(1))
                        .statement("a", "COMMIT", "{'version':2,'provenance':{'by':'EDITOR'}}")
                        .statement("a", "DELIVER", extracted(2))
                        .statement("a", "DELIVER", extracted(3));
        assertThat(newsroom.line().status()).isEqualTo(Status.COMMITTED);
        assertThat(newsroom.picture().refusedStatements()).isEmpty();
    }

    @Test
    void an_editor_who_withdraws_an_extracted_statement_has_withdrawn_it_for_good() {
        Newsroom newsroom =
                new Newsroom()
                        .statement("a", "DELIVER", extracted(1))
                        .statement(
                                "a",
                                "DELIVER",
                                "{'version':2,'pubStatus':'canceled','provenance':{'by':'EDITOR'}}")
                        .statement("a", "DELIVER", extracted(5));
        assertThat(newsroom.picture().lines()).isEmpty();
    }

    private static String extracted(int version) {
        return "{'version':%d,'provenance':{'by':'EXTRACTOR','version':'1','confidence':0.9}}"
                .formatted(version);
    }
}
