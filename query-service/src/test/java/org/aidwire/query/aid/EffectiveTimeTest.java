package org.aidwire.query.aid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Articles and statements are recorded in January 2025; the article was published on 2024-11-26 at
 * 10:00.
 */
class EffectiveTimeTest {

    @ParameterizedTest
    @CsvSource({
        "ASSERTED,   ,                          ,           2024-11-26T10:00:00Z",
        "ASSERTED,   2024-11-26,                ,           2024-11-26T10:00:00Z",
        "ASSERTED,   2024-11-27,                ,           2024-11-26T10:00:00Z",
        "ASSERTED,   2024-11-25,                ,           2024-11-25T00:00:00Z",
        "ASSERTED,   2024-11-26T03:00:00+09:00, ,           2024-11-25T18:00:00Z",
        "ASSERTED,   2024-12-01T00:00:00Z,      ,           2024-12-01T00:00:00Z",
        "ASSERTED,   2025-06-01T00:00:00Z,      ,           2025-01-01T00:00:01Z",
        "HISTORICAL, 2024-11-25,                2022-05-01, 2022-05-01T00:00:00Z",
        "HISTORICAL, 2024-11-25,                ,           ",
        "HISTORICAL, ,                          2024-11-26, 2024-11-26T00:00:00Z",
        "HISTORICAL, ,                          2025-06-01, 2025-01-01T00:00:01Z",
    })
    void with_an_article(String modality, String saidAt, String happenedAt, Instant expected) {
        Newsroom newsroom =
                new Newsroom()
                        .article("{'uri':'u','publishedAt':'2024-11-26T10:00:00Z','body':'x'}")
                        .statement(
                                "a",
                                "COMMIT",
                                "{'article':{'uri':'u'},'modality':'%s'%s%s}"
                                        .formatted(
                                                modality,
                                                member("saidAt", saidAt),
                                                member("happenedAt", happenedAt)));
        assertThat(newsroom.picture().statements().get("a").effective()).isEqualTo(expected);
        assertThat(newsroom.line().since()).isEqualTo(expected);
    }

    @Test
    void without_an_article_it_is_the_recordedtime() {
        Newsroom newsroom = new Newsroom().statement("a", "COMMIT", "{}");
        assertThat(newsroom.line().since()).isEqualTo("2025-01-01T00:00:00Z");
    }

    @Test
    void a_later_version_keeps_the_first_recordedtime() {
        Newsroom newsroom =
                new Newsroom()
                        .statement("a", "COMMIT", "{}")
                        .statement("a", "DELIVER", "{'version':2}");
        assertThat(newsroom.line().status()).isEqualTo(Status.DELIVERED);
        assertThat(newsroom.line().since()).isEqualTo("2025-01-01T00:00:00Z");
    }

    @Test
    void publication_is_the_earliest_among_usable_versions() {
        Newsroom newsroom =
                new Newsroom()
                        .article(
                                "{'uri':'u','publishedAt':'2024-11-20T10:00:00Z','pubStatus':'withheld'}")
                        .article("{'uri':'u','version':2,'publishedAt':'2024-11-26T10:00:00Z'}")
                        .article("{'uri':'u','version':3,'publishedAt':'2024-11-27T10:00:00Z'}")
                        .statement("a", "COMMIT", "{'article':{'uri':'u','version':2}}");
        assertThat(newsroom.line().since()).isEqualTo("2024-11-26T10:00:00Z");
    }

    private static String member(String name, String value) {
        return value == null ? "" : ",'%s':'%s'".formatted(name, value);
    }
}
