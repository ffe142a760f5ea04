package org.aidwire.query.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.aidwire.contract.NewsEvent;
import org.aidwire.query.aid.Newsroom;
import org.aidwire.query.projection.Arrivals;
import org.aidwire.query.projection.Projector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchReadsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final DataSource database = TestDatabase.empty();
    private final SearchReads search = new SearchReads(new SnapshotReads(database));

    @BeforeEach
    void fill() {
        Newsroom newsroom =
                new Newsroom()
                        .recordedFrom("2025-01-01T00:00:00Z")
                        .article(
                                "{'uri':'urn:a','headline':'Seoul weighs deliveries','body':'A secret"
                                        + " <b>envoy</b> said so.'}")
                        .article(
                                "{'uri':'urn:b','headline':'Deliveries killed','pubStatus':'canceled'}")
                        .article(
                                "{'uri':'urn:c','headline':'Deliveries then',"
                                        + "'expires':'2025-06-01T00:00:00Z'}")
                        .article(
                                "{'uri':'urn:d','headline':'Deliveries soon',"
                                        + "'embargoedUntil':'2099-01-01T00:00:00Z'}")
                        .statement(
                                "s-1",
                                "DELIVER",
                                "{'text':'The first delivery reached Kyiv.','article':{'uri':'urn:a'}}")
                        .statement("s-2", "PLEDGE", "{'text':'우크라이나에 방공 체계를'}")
                        .statement(
                                "s-3",
                                "DELIVER",
                                "{'text':'A hidden delivery.','article':{'uri':'urn:d'}}");
        new Projector(new ReadModel(database))
                .project(Arrivals.of(newsroom.history()), List.of(), NOW);
    }

    private List<String> found(String words, boolean bodies, SearchReads.@Nullable Kind kind) {
        return search
                .page(new SearchReads.Wanted(words, kind, null, null, bodies, NOW), null, 10)
                .stream()
                .map(each -> each.event().identity())
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "delivery, false, s-1 urn:a",
        "DELIVERIES, false, s-1 urn:a",
        "'\"first delivery\"', false, s-1",
        "delivery -kyiv, false, urn:a",
        "방공, false, s-2",
        "envoy, false, ''",
        "envoy, true, urn:a",
        "seoul OR 방공, true, s-2 urn:a",
        "'!!! & | (', false, ''",
        "the, false, s-1",
        "hidden, true, ''",
        "killed, true, ''",
    })
    void words_are_found_where_the_reader_may_see_them(
            String words, boolean bodies, String identities) {
        assertThat(String.join(" ", found(words, bodies, null))).isEqualTo(identities);
    }

    @Test
    void a_kind_and_a_pair_narrow_it() {
        assertThat(found("delivery", false, SearchReads.Kind.ARTICLE)).containsExactly("urn:a");
        assertThat(found("delivery", false, SearchReads.Kind.STATEMENT)).containsExactly("s-1");
        assertThat(
                        search.page(
                                new SearchReads.Wanted("delivery", null, "DE", null, false, NOW),
                                null,
                                10))
                .isEmpty();
        assertThat(
                        search.page(
                                new SearchReads.Wanted("delivery", null, "KR", "UA", false, NOW),
                                null,
                                10))
                .hasSize(2);
    }

    @Test
    void the_list_goes_on_after_a_hit() {
        SearchReads.Wanted wanted =
                new SearchReads.Wanted("delivery", null, null, null, false, NOW);
        SearchReads.Found statement =
                search.page(wanted, null, 10).stream()
                        .filter(each -> each.event().identity().equals("s-1"))
                        .findFirst()
                        .orElseThrow();

        assertThat(
                        search.page(
                                wanted,
                                new SearchReads.After(
                                        statement.recordedtime(),
                                        SearchReads.Kind.STATEMENT,
                                        "s-1"),
                                10))
                .extracting(each -> each.event().identity())
                .containsExactly("urn:a");
    }

    @Test
    void what_was_ever_said_is_found_by_when_it_was_recorded() {
        SearchReads.Wanted wanted = new SearchReads.Wanted("delivery", null, null, null, true, NOW);

        assertThat(search.ever(wanted, NOW, 100))
                .extracting(NewsEvent::identity)
                .containsExactlyInAnyOrder("urn:a", "urn:b", "urn:c", "urn:d", "s-1", "s-3");
        assertThat(search.ever(wanted, Instant.parse("2024-01-01T00:00:00Z"), 100)).isEmpty();
    }

    @Test
    void the_words_are_marked_with_what_no_text_holds() {
        assertThat(
                        search.marked(
                                "envoy deliveries",
                                List.of("A <b>envoy</b> \u0001 came.", "Two deliveries.", "None.")))
                .containsExactly(
                        "A  \u0001envoy\u0002   came.", "Two \u0001deliveries\u0002.", "None.");
    }
}
