package org.aidwire.query.board;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.aidwire.query.projection.Projector;
import org.aidwire.query.status.SampleStore;
import org.aidwire.query.status.ServedReads;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The board's pages as a browser gets them. What its scripts do is tested in a browser. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardTest extends ServedReads {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @Inject DataSource dataSource;
    @Inject Projector projector;

    @BeforeAll
    void fill() {
        SampleStore.fill(dataSource, projector);
    }

    private static Response look(String path) {
        return given().header("Accept", BROWSER)
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(path);
    }

    private static String text(String path) {
        Response page = look(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.asString().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?q=korea",
                "/?asOf=2024-11-26T12:00Z",
                "/?q=korea&asOf=2024-11-26T12:00Z",
                "/pairs/KR/UA",
                "/pairs/KR/WFP?asOf=2024-12-01",
                "/aid/kr.ua.air-defence",
                "/aid/kr.wfp.food-grain.2023"
            })
    void a_page_allows_nothing_but_what_the_board_brings(String path) {
        Response page = look(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.contentType()).isEqualTo("text/html;charset=utf-8");
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.asString())
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=|javascript:");
    }

    @Test
    void a_line_is_shown_with_its_standing_and_each_past_day_with_its_own() {
        assertThat(text("/aid/kr.ua.air-defence"))
                .contains("Air defence")
                .contains("Requested intended Confirmed by a party to it")
                .contains("As known now");
        assertThat(text("/aid/kr.ua.air-defence?asOf=2024-11-26T09:00Z"))
                .contains("As known on 26 Nov 2024, 09:00 UTC");
        assertThat(text("/pairs/KR/WFP"))
                .contains("6,000,000")
                .contains("A differing total is told: 3,000,000 USD");
    }

    @Test
    void every_link_of_a_past_day_keeps_it() {
        String page = look("/pairs/KR/UA?asOf=2024-11-26").asString();

        assertThat(page)
                .contains("href=\"/aid/kr.ua.air-defence?asOf=2024-11-26\"")
                .contains("href=\"/v1/pairs/KR/UA?asOf=2024-11-26\"")
                .contains("href=\"/?asOf=2024-11-26\"")
                .doesNotContain("data-stream");
        assertThat(look("/pairs/KR/UA").asString())
                .contains(
                        "data-stream=\"/v1/changes/stream?cursor=latest&amp;donor=KR&amp;recipient=UA\"");
    }

    @Test
    void the_picker_leads_to_a_pairs_own_address() {
        Response picked = look("/pairs?donor=KR&recipient=UA&asOf=");
        assertThat(picked.statusCode()).isEqualTo(303);
        assertThat(picked.header("Location")).isEqualTo("/pairs?donor=KR&recipient=UA");

        picked = look("/pairs?donor=KR&recipient=UA&asOf=2024-11-26");
        assertThat(picked.statusCode()).isEqualTo(303);
        assertThat(picked.header("Location")).isEqualTo("/pairs/KR/UA?asOf=2024-11-26");
        assertThat(look("/pairs?donor=KR").statusCode()).isEqualTo(422);
    }

    @Test
    void a_search_finds_lines_by_all_of_its_words_in_parties_and_items() {
        assertThat(text("/?q=Korea+air+defence")).contains("Lines found").contains("Air defence");
        assertThat(text("/?q=germany+air+defence")).contains("No line on record");
        assertThat(text("/?q=KR+UA")).contains("Air defence");
        assertThat(look("/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").asString())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void a_browser_is_told_in_a_page_what_is_wrong_and_a_program_in_a_problem() {
        Response page = look("/pairs/KR/UA?asOf=%3Cb%3E");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.contentType()).isEqualTo("text/html;charset=utf-8");
        assertThat(page.asString()).contains("not a time").doesNotContain("<b>");
        assertThat(look("/pairs/XX/UA").statusCode()).isEqualTo(404);
        assertThat(look("/aid/no-such-line").contentType()).isEqualTo("text/html;charset=utf-8");
        assertThat(look("/no-such-page").contentType()).isEqualTo("text/html;charset=utf-8");
        assertThat(look("/v1/aid?limit=0").contentType()).isEqualTo("application/problem+json");

        Response problem = given().get("/pairs/KR/UA?asOf=x");
        assertThat(problem.statusCode()).isEqualTo(400);
        assertThat(problem.contentType()).isEqualTo("application/problem+json");
        assertThat(problem.jsonPath().getList("errors.pointer", String.class))
                .containsExactly("/asOf");
    }

    @Test
    void scripts_and_styles_are_kept_for_good_under_an_address_of_their_content() {
        String folder =
                look("/").asString().replaceFirst("(?s).*href=\"(/board/[0-9a-f]{16})/.*", "$1");

        for (String name :
                new String[] {
                    "board.css", "board.js", "time.js", "live.js", "hold.js", "report.js"
                }) {
            Response file = look(folder + "/" + name);
            assertThat(file.statusCode()).as(name).isEqualTo(200);
            assertThat(file.header("Cache-Control")).contains("immutable");
            assertThat(file.contentType())
                    .startsWith(name.endsWith("css") ? "text/css" : "text/javascript");
        }
        assertThat(look("/board/0000000000000000/board.js").header("Cache-Control"))
                .isEqualTo("no-store");
        assertThat(look(folder + "/other.js").statusCode()).isEqualTo(404);
    }
}
