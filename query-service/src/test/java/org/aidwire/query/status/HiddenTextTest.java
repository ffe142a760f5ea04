package org.aidwire.query.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.aidwire.query.projection.Projector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiddenTextTest extends ServedReads {

    private static final String KBS = "items.find{it.uri=='urn:kbs:1'}";

    @Inject DataSource dataSource;
    @Inject Projector projector;

    @BeforeAll
    void fill() {
        SampleStore.fill(dataSource, projector);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/articles", "/v1/articles?asOf=2024-12-31"})
    void bodies_are_for_editors_alone(String path) {
        Response anybody = given().get(path);
        Response editor =
                given().header("Authorization", "Bearer " + PostgresForReads.EDITOR_KEY).get(path);
        Response feed =
                given().header("Authorization", "Bearer " + PostgresForReads.FEED_KEY).get(path);

        assertThat(anybody.asString()).doesNotContain("Artillery too");
        assertThat((Object) anybody.path(KBS + ".body")).isNull();
        assertThat((String) anybody.path(KBS + ".headline")).contains("request");
        assertThat((String) editor.path(KBS + ".body")).isEqualTo(Sample.BODY + " Artillery too.");
        assertThat(feed.asString()).isEqualTo(anybody.asString());
        assertThat(editor.header("Cache-Control")).contains("private");
        assertThat(anybody.header("Vary")).contains("Authorization");
        assertThat(editor.header("ETag")).isNotEqualTo(anybody.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer nobody", "Basic abc", "Bearer", "nonsense", "bearer  "})
    void an_authorization_that_is_not_known_is_no_error(String authorization) {
        Response answer = given().header("Authorization", authorization).get("/v1/articles");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo(given().get("/v1/articles").header("ETag"));
    }

    @Test
    void a_highest_version_stands_for_its_article_with_all_versions_named() {
        Response articles = given().get("/v1/articles?uri=urn:kbs:1");

        assertThat(articles.jsonPath().getList("items.uri")).containsExactly("urn:kbs:1");
        assertThat((Integer) articles.path("items[0].version")).isEqualTo(2);
        assertThat(articles.jsonPath().getList("items[0].versions.version")).containsExactly(1, 2);
        assertThat((String) articles.path("items[0].recordedtime"))
                .isEqualTo("2024-10-31T09:00:00Z");
        assertThat((String) articles.path("items[0].outlet.domain")).isEqualTo("kbs.co.kr");
        assertThat((Boolean) articles.path("items[0].fallen")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles?limit=1000",
                "/v1/articles?limit=1000&asOf=2024-12-31",
                "/v1/articles?uri=urn:secret:1",
                "/v1/statements?limit=1000",
                "/v1/statements?limit=1000&asOf=2024-12-31",
                "/v1/statements?article=urn:secret:1",
                "/v1/pairs/KR/UA",
                "/v1/pairs/KR/UA?at=2024-12-31",
                "/v1/aid?limit=1000",
                "/v1/aid?limit=1000&at=2024-12-31",
                "/v1/refusals",
            })
    void nothing_of_an_article_under_embargo_is_served(String path) {
        Response answer =
                given().header("Authorization", "Bearer " + PostgresForReads.EDITOR_KEY).get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString())
                .doesNotContainIgnoringCase("secret")
                .doesNotContain("patriot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?asOf=2024-12-31", "?at=2024-12-31"})
    void a_statement_of_an_article_under_embargo_is_not_found(String then) {
        assertThat(given().get("/v1/statements/s-secret" + then).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles",
                "/v1/articles?asOf=2024-11-10",
                "/v1/articles?at=2024-12-31"
            })
    void from_its_expiry_on_an_article_has_no_text_but_counts(String path) {
        Response articles =
                given().header("Authorization", "Bearer " + PostgresForReads.EDITOR_KEY).get(path);
        String gone = "items.find{it.uri=='urn:gone:1'}";

        assertThat((Object) articles.path(gone + ".headline")).isNull();
        assertThat((Object) articles.path(gone + ".body")).isNull();
        assertThat((String) articles.path(gone + ".outlet.name")).isEqualTo("Gone");
        assertThat((String) given().get("/v1/aid/kr.ua.demining").path("status"))
                .isEqualTo("DELIVERED");
    }
}
