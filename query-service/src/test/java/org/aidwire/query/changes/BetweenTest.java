package org.aidwire.query.changes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import javax.xml.parsers.DocumentBuilderFactory;
import org.aidwire.query.projection.Projector;
import org.aidwire.query.status.SampleStore;
import org.aidwire.query.status.ServedReads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The change log for people: what changed between two days, and the feed of feed readers. */
@QuarkusTest
class BetweenTest extends ServedReads {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    @Inject DataSource dataSource;
    @Inject Projector projector;

    @BeforeEach
    void fill() {
        SampleStore.fill(dataSource, projector);
    }

    @Test
    void a_row_is_a_line_that_differs_with_what_it_was_and_is() {
        String days = "from=2024-10-31T09:30:00Z&to=2024-11-27";

        JsonPath rows = given().get("/v1/changes/between?" + days).jsonPath();

        Map<String, Object> expected = new TreeMap<>();
        Map<String, Object> before = lines("2024-10-31T09:30:00Z");
        lines("2024-11-27")
                .forEach(
                        (aidId, line) -> {
                            if (!line.equals(before.get(aidId))) {
                                expected.put(aidId, line);
                            }
                        });
        List<String> aidIds = rows.getList("items.aidId");
        assertThat(aidIds).containsExactlyElementsOf(expected.keySet());
        assertThat(rows.<Object>getList("items.after"))
                .containsExactlyElementsOf(expected.values());
        String airDefence = "items.find {it.aidId == 'kr.ua.air-defence'}";
        assertThat(rows.getInt(airDefence + ".before.independentOrigins")).isEqualTo(1);
        assertThat(rows.getInt(airDefence + ".after.independentOrigins")).isEqualTo(2);
        assertThat(rows.getString(airDefence + ".statementId")).isEqualTo("s-delegation");
        assertThat(rows.getString(airDefence + ".rule")).isEqualTo("R4");
    }

    private static Map<String, Object> lines(String asOf) {
        Map<String, Object> lines = new TreeMap<>();
        List<Map<String, Object>> items =
                given().get("/v1/aid?limit=1000&asOf=" + asOf).jsonPath().getList("items");
        items.forEach(item -> lines.put((String) item.get("aidId"), item));
        return lines;
    }

    @Test
    void rows_come_in_parts_filtered_and_as_a_table() {
        String days = "/v1/changes/between?from=2024-10-01&donor=KR&recipient=UA";
        List<String> whole = given().get(days).jsonPath().getList("items.aidId");
        List<String> parts = new ArrayList<>();
        JsonPath part = given().get(days + "&limit=2").jsonPath();
        parts.addAll(part.getList("items.aidId"));
        while (part.get("next") != null) {
            part = given().get(days + "&limit=2&cursor=" + part.get("next")).jsonPath();
            parts.addAll(part.getList("items.aidId"));
        }

        assertThat(parts).hasSizeGreaterThan(2).isEqualTo(whole);
        assertThat(whole).allMatch(aidId -> aidId.startsWith("kr.ua."));
        assertThat(given().accept("text/csv").get(days).asString().lines())
                .hasSize(1 + whole.size());
    }

    @ParameterizedTest
    @CsvSource({
        "422, limit=5, /from",
        "422, from=2024-11-02&to=2024-11-01, /from",
        "400, from=2024-11-02&to=2999-01-01, /to",
        "400, from=yesterday, /from",
    })
    void days_that_are_none_are_named(int status, String query, String pointer) {
        Response answer = given().get("/v1/changes/between?" + query);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo(pointer);
    }

    @Test
    void the_feed_has_every_change_once_the_latest_first() throws Exception {
        List<String> subjects =
                given().get("/v1/changes?limit=1000").jsonPath().getList("subject", String.class);
        List<String> ids = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        String next = "/v1/changes.atom?limit=4";
        while (next != null) {
            Response answer = given().urlEncodingEnabled(false).get(next);
            assertThat(answer.contentType()).isEqualTo("application/atom+xml");
            Element feed = feed(answer.asByteArray());
            assertThat(href(feed, "self")).isEqualTo(next);
            next = href(feed, "next");
            for (Element entry : children(feed, "entry")) {
                ids.add(text(entry, "id"));
                lines.add(children(entry, "category").getFirst().getAttribute("term"));
                OffsetDateTime.parse(text(entry, "updated"));
                assertThat(text(entry, "title")).isNotBlank();
                assertThat(href(entry, "alternate")).isEqualTo("/aid/" + lines.getLast());
            }
            OffsetDateTime.parse(text(feed, "updated"));
            assertThat(text(children(feed, "author").getFirst(), "name")).isEqualTo("Aidwire");
        }

        assertThat(lines).isEqualTo(subjects.reversed());
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.startsWith("urn:uuid:"));
        String title =
                text(
                        children(
                                        feed(
                                                given().get("/v1/changes.atom?item=AIR_DEFENCE")
                                                        .asByteArray()),
                                        "entry")
                                .getFirst(),
                        "title");
        assertThat(title).contains("Korea").contains("Ukraine").endsWith("REQUESTED, CONFIRMED");
    }

    private static Element feed(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo(ATOM);
        return document.getDocumentElement();
    }

    private static String href(Element feed, String rel) {
        return children(feed, "link").stream()
                .filter(link -> link.getAttribute("rel").equals(rel))
                .map(link -> link.getAttribute("href"))
                .findFirst()
                .orElse(null);
    }

    private static String text(Element parent, String name) {
        return children(parent, name).getFirst().getTextContent();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList all = parent.getChildNodes();
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element && element.getLocalName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
