package org.aidwire.ingest.submission;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;

/** Requests as the tests of this edge send them. */
final class Posts {

    static final String ARTICLE = "{\"uri\": \"urn:news:1\", \"headline\": \"대통령, 통화\"}";

    static final String STATEMENT =
            """
            {"id": "s-1", "text": "Kyiv will ask for air defence.", "act": "REQUEST", "modality": "INTENDED",
             "attribution": "ON_RECORD", "outlet": "KBS", "speaker": {"affiliation": "UA"},
             "aid": {"donor": "KR", "recipient": "UA", "items": ["AIR_DEFENCE"]}}
            """;

    private Posts() {}

    /** A request that leaves out what a test does not say; a null key shows none. */
    static RequestSpecification as(String key) {
        RequestSpecification request =
                given().config(
                                RestAssuredConfig.config()
                                        .encoderConfig(
                                                EncoderConfig.encoderConfig()
                                                        .appendDefaultContentCharsetToContentTypeIfUndefined(
                                                                false)
                                                        .encodeContentTypeAs(
                                                                "application/cloudevents+json",
                                                                io.restassured.http.ContentType
                                                                        .TEXT)
                                                        .encodeContentTypeAs(
                                                                "application/cloudevents-batch+json",
                                                                io.restassured.http.ContentType
                                                                        .TEXT)));
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    static Response post(String key, String path, String contentType, String body) {
        return as(key).contentType(contentType)
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(path);
    }

    static Response json(String key, String path, String body) {
        return post(key, path, "application/json", body);
    }

    static Response structured(String key, String event) {
        return post(key, "/v1/events", "application/cloudevents+json", event);
    }

    static Response batch(String key, String... events) {
        return post(
                key,
                "/v1/events",
                "application/cloudevents-batch+json",
                "[" + String.join(",", events) + "]");
    }

    static Response binary(String key, String body, String... nameValues) {
        List<Header> headers = new ArrayList<>();
        for (int i = 0; i < nameValues.length; i += 2) {
            headers.add(new Header(nameValues[i], nameValues[i + 1]));
        }
        return as(key).contentType("application/json")
                .headers(new Headers(headers))
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/events");
    }

    static String event(String id, String type, String data, String... members) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "/tests", "type": "org.aidwire.%s.v1"%s, "data": %s}
                """
                .formatted(
                        id,
                        type,
                        members.length == 0 ? "" : ", " + String.join(", ", members),
                        data);
    }
}
