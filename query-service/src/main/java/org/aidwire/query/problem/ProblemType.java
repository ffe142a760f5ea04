package org.aidwire.query.problem;

/** Every way in which a read can fail, and its status. The one such table of this service. */
public enum ProblemType {
    MALFORMED_REQUEST(400, "malformed-request", "The request cannot be read"),
    INVALID_PARAMETER(400, "invalid-parameter", "A parameter is unknown or cannot be read"),
    UNAUTHORIZED(401, "unauthorized", "A key or token that holds is needed here"),
    FORBIDDEN(403, "forbidden", "The key or token may not do this"),
    NOT_FOUND(404, "not-found", "Nothing is on record here"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This address is read only"),
    NOT_ACCEPTABLE(406, "not-acceptable", "None of the accepted media types is served here"),
    CONTENT_TOO_LARGE(413, "content-too-large", "A read takes no content"),
    URI_TOO_LONG(414, "uri-too-long", "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "This media type is not read here"),
    UNPROCESSABLE_PARAMETER(
            422, "unprocessable-parameter", "A parameter names nothing that is known"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "More requests came than are taken"),
    HEADERS_TOO_LARGE(431, "headers-too-large", "The header fields are too large"),
    INTERNAL_ERROR(500, "internal-error", "The service failed"),
    UNAVAILABLE(503, "unavailable", "The read model cannot be read now");

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

    public String title() {
        return title;
    }

    /** The {@code type} member: stable, to be compared and not fetched. */
    public String uri() {
        return "https://aidwire.org/problems/" + slug;
    }

    /** The type for a status that a layer below set without saying more. */
    static ProblemType ofStatus(int status) {
        for (ProblemType type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        return status >= 400 && status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
    }
}
