package org.aidwire.ingest.submission;

import org.jspecify.annotations.Nullable;

/** Where events are posted. */
enum Address {
    ARTICLES("/v1/articles", "application/json"),
    STATEMENTS("/v1/statements", "application/json"),
    ERASURES("/v1/erasures", "application/json"),
    EVENTS(
            "/v1/events",
            "application/cloudevents+json, application/cloudevents-batch+json, or application/json with ce-* headers");

    private final String path;
    private final String takes;

    Address(String path, String takes) {
        this.path = path;
        this.takes = takes;
    }

    String path() {
        return path;
    }

    /** The media types it takes, in words. */
    String takes() {
        return takes;
    }

    static @Nullable Address find(String path) {
        for (Address address : values()) {
            if (address.path.equals(path)) {
                return address;
            }
        }
        return null;
    }
}
