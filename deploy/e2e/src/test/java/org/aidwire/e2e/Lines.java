package org.aidwire.e2e;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.History;

/** The lines in short, by aidId: as they are served, and as the pure fold makes them. */
final class Lines {

    private static final List<String> TOLD =
            List.of(
                    "status",
                    "qualifier",
                    "confirmation",
                    "since",
                    "independentOrigins",
                    "reports",
                    "disputedBy");

    private Lines() {}

    static Map<String, String> served(RequestSpecification reads) {
        Map<String, String> served = new TreeMap<>();
        String cursor = null;
        do {
            var request = given(reads).queryParam("limit", 1000);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            JsonPath page = request.get("/v1/aid").then().statusCode(200).extract().jsonPath();
            List<Map<String, Object>> items = page.getList("items");
            items.forEach(
                    line ->
                            served.put(
                                    (String) line.get("aidId"),
                                    text(TOLD.stream().map(line::get).toArray())));
            cursor = page.getString("next");
        } while (cursor != null);
        return served;
    }

    static Map<String, String> of(History history) {
        Map<String, String> lines = new TreeMap<>();
        history.at(Cut.live(Instant.now()))
                .lines()
                .forEach(
                        (aidId, line) ->
                                lines.put(
                                        aidId,
                                        text(
                                                line.status(),
                                                line.qualifier(),
                                                line.confirmation(),
                                                line.since(),
                                                line.independentOrigins(),
                                                line.reports(),
                                                line.disputedBy())));
        return lines;
    }

    private static String text(Object... values) {
        return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(" "));
    }
}
