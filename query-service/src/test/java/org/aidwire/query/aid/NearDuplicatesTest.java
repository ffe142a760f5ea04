package org.aidwire.query.aid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {

    private static final int BODIES = Boolean.getBoolean("aidwire.long") ? 150 : 60;
    private static final int SEEDS = Boolean.getBoolean("aidwire.long") ? 300 : 40;

    private final Newsroom newsroom = new Newsroom();

    private static String words(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    }

    private static boolean near(String a, String b) {
        return NearDuplicates.near(NearDuplicates.shingles(a), NearDuplicates.shingles(b));
    }

    /** Whose report an article is: here each article's outlet has the name of its uri. */
    private String originOf(String uri) {
        return newsroom.picture().articles().get(uri).standing().origin();
    }

    private NearDuplicatesTest article(String uri, int version, String more) {
        newsroom.article(
                "{'uri':'%s','version':%d,'outlet':{'name':'%s'},%s}"
                        .formatted(uri, version, uri, more));
        return this;
    }

    private static String published(int day, String body) {
        return "'publishedAt':'2024-01-%02dT00:00:00Z','body':'%s'".formatted(day, body);
    }

    @Test
    void four_fifths_are_near_and_a_shingle_less_is_not() {
        assertThat(near(words(0, 85), words(9, 94))).isTrue(); // 72 of 90
        assertThat(near(words(0, 84), words(9, 93))).isFalse(); // 71 of 89
        assertThat(near(words(0, 85), words(10, 95))).isFalse(); // 71 of 91
    }

    @Test
    void a_body_of_50_words_is_compared_and_one_of_49_is_not() {
        assertThat(NearDuplicates.shingles(words(0, 50))).hasSize(46);
        assertThat(NearDuplicates.shingles(words(0, 49))).isEmpty();
        assertThat(near(words(0, 50), words(0, 50))).isTrue();
        assertThat(near(words(0, 49), words(0, 49))).isFalse();
        assertThat(NearDuplicates.shingles(null)).isEmpty();
    }

    @Test
    void words_are_runs_of_letters_and_digits_in_any_case_and_script() {
        String body = words(0, 50) + " Київ 한국 2024";
        String same =
                "«"
                        + words(0, 50).toUpperCase(Locale.ROOT).replace(" ", " — ")
                        + "», КИЇВ; 한국-2024!";
        assertThat(NearDuplicates.shingles(same)).isEqualTo(NearDuplicates.shingles(body));
        assertThat(NearDuplicates.shingles(words(0, 50) + " 2025"))
                .isNotEqualTo(NearDuplicates.shingles(words(0, 50) + " 2024"));
        assertThat(NearDuplicates.shingles(words(0, 50) + " 20 24"))
                .isNotEqualTo(NearDuplicates.shingles(words(0, 50) + " 2024"));
    }

    @Test
    void a_shingle_said_twice_is_one() {
        assertThat(NearDuplicates.shingles(words(0, 60) + " " + words(0, 60))).hasSize(60);
    }

    @Test
    void a_cluster_splits_when_the_body_that_connects_it_changes() {
        article("a", 1, published(1, words(0, 90)))
                .article("b", 1, published(2, words(9, 99)))
                .article("c", 1, published(3, words(18, 108)));
        assertThat(originOf("c")).isEqualTo("a");

        article("b", 2, published(2, words(200, 290)));

        assertThat(originOf("b")).isEqualTo("b");
        assertThat(originOf("c")).isEqualTo("c");
    }

    @Test
    void a_killed_leader_still_leads() {
        article("a", 1, published(1, words(0, 90))).article("b", 1, published(2, words(0, 90)));

        article("a", 2, "'pubStatus':'canceled'," + published(1, words(0, 90)));

        assertThat(newsroom.picture().articles().get("a").standing().fallen()).isTrue();
        assertThat(newsroom.picture().articles().get("b").standing().fallen()).isFalse();
        assertThat(originOf("b")).isEqualTo("a");
    }

    @Test
    void an_earlier_publication_makes_another_leader() {
        article("a", 1, published(2, words(0, 90))).article("b", 1, published(3, words(0, 90)));
        assertThat(originOf("b")).isEqualTo("a");

        article("b", 2, published(1, words(0, 90)));

        assertThat(originOf("a")).isEqualTo("b");
    }

    @Test
    void of_one_time_the_smaller_uri_leads_and_one_without_a_time_comes_last() {
        article("b", 1, published(1, words(0, 90)))
                .article("c", 1, published(1, words(0, 90)))
                .article("a", 1, "'body':'%s'".formatted(words(0, 90)));
        assertThat(List.of(originOf("a"), originOf("c"))).containsOnly("b");
    }

    @Test
    void a_leader_under_embargo_leads_when_it_is_on_record() {
        article("a", 1, "'embargoedUntil':'2025-06-01T00:00:00Z'," + published(1, words(0, 90)))
                .article("b", 1, published(2, words(0, 90)));
        assertThat(newsroom.asOf("2025-05-31T00:00:00Z").articles().get("b").standing().origin())
                .isEqualTo("b");
        assertThat(newsroom.asOf("2025-06-01T00:00:00Z").articles().get("b").standing().origin())
                .isEqualTo("a");
    }

    @Test
    void groups_are_those_of_all_pairs_in_any_order() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random dice = new Random(seed);
            History history = RandomBodies.of(seed, BODIES);
            Instant now = Instant.parse("2024-02-15T00:00:00Z");
            List<CreditedArticle> articles =
                    new ArrayList<>(
                            history.at(Cut.live(now)).articles().values().stream()
                                    .map(view -> view.article().credited())
                                    .toList());
            Collections.shuffle(articles, dice);
            Map<String, String> expected = AllPairs.leaders(history, now);
            Map<String, Long> sizes =
                    expected.values().stream()
                            .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
            expected.values().removeIf(leader -> sizes.get(leader) == 1);

            Map<String, String> found = new HashMap<>();
            NearDuplicates.earliestOfGroups(articles)
                    .forEach((uri, leader) -> found.put(uri, leader.uri()));

            assertThat(found).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void near_sets_share_a_key_whatever_the_keys_are() {
        for (int n = 46; n < 1_000; n++) {
            int keys = NearGroups.keysNeeded(n);
            // A near set holds at least four fifths of the n, so lacks fewer than there are keys.
            int lacking = n - Math.ceilDiv(4 * n, 5);
            assertThat(keys).as("of %d", n).isEqualTo(lacking + 1);
        }
    }

    @Test
    void what_many_share_becomes_no_key_of_a_new_body() {
        NearGroupsInMemory shelf = new NearGroupsInMemory();
        String footer = words(10_000, 10_060);
        long[] shared = NearDuplicates.shingles(footer);
        for (int i = 0; i < 2_000; i++) {
            NearGroups.add(
                    NearDuplicates.shingles(
                            words(100 * i + 20_000, 100 * i + 20_060) + " " + footer),
                    shelf);
        }

        Set<Long> found = new HashSet<>();
        shelf.groupsByKey(shared).values().forEach(found::addAll);

        assertThat(found).hasSizeBetween(1, 20);
    }
}
