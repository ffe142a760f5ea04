package org.aidwire.ingest.problem;

import java.net.URI;

/** The table of errors: the only place where an error gets its HTTP status. */
public enum ProblemType {
    MALFORMED(400, "malformed", "The request cannot be read"),
    UNAUTHENTICATED(401, "unauthenticated", "A key or token that holds is needed"),
    FORBIDDEN(403, "forbidden", "The key may not do this"),
    NOT_FOUND(404, "not-found", "There is nothing at this address"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This address does not take the method"),
    NOT_ACCEPTABLE(406, "not-acceptable", "No answer in a format that the request accepts"),
    TIMED_OUT(408, "timed-out", "The request did not arrive in time"),
    TOO_LARGE(413, "too-large", "The request is larger than what is taken"),
    ADDRESS_TOO_LONG(414, "address-too-long", "The address is longer than what is taken"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The format of the body is not taken"),
    UNACCEPTABLE(
            422, "unacceptable", "The request is readable, and something in it cannot be taken"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "More requests came than are taken"),
    HEADERS_TOO_LARGE(431, "headers-too-large", "The headers are larger than what is taken"),
    INTERNAL(500, "internal", "Something went wrong inside"),
    UNAVAILABLE(503, "unavailable", "What this needs does not answer now");

    private static final String BASE = "https://aidwire.org/problems/";

    private final int status;
    private final String slug;
    private final String title;

    ProblemType(int status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    public int status() {
        return status;
    }

    /** Short name, as metrics carry it. */
    public String slug() {
        return slug;
    }

    public URI uri() {
        return URI.create(BASE + slug);
    }

    public String title() {
        return title;
    }

    /**
     * The row for a status that a framework chose; what the table does not have is the client's or
     * our fault.
     */
    public static ProblemType ofStatus(int status) {
        for (ProblemType type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        return status >= 400 && status < 500 ? MALFORMED : INTERNAL;
    }
}
