package org.aidwire.query.problem;

/** The sentence for a problem of which nothing but the type is known. */
final class Details {

    private Details() {}

    static String of(ProblemType type) {
        return switch (type) {
            case MALFORMED_REQUEST -> "the request is not well-formed HTTP for this address";
            case INVALID_PARAMETER -> "a parameter is unknown or cannot be read";
            case UNAUTHORIZED -> "give a key or a token that holds as Authorization: Bearer";
            case FORBIDDEN -> "the key may not do this";
            case NOT_FOUND -> "no such address; /q/openapi lists all that are served";
            case METHOD_NOT_ALLOWED -> "read this address with GET or HEAD";
            case NOT_ACCEPTABLE -> "this address serves application/json; accept it";
            case CONTENT_TOO_LARGE -> "a read takes no content; send none";
            case URI_TOO_LONG -> "the address is too long; shorten it";
            case UNSUPPORTED_MEDIA_TYPE -> "a read takes no content; send none";
            case UNPROCESSABLE_PARAMETER -> "a parameter names nothing that is known";
            case TOO_MANY_REQUESTS -> "that was too often within a minute; wait, then ask again";
            case HEADERS_TOO_LARGE -> "the header fields are too large; send fewer";
            case INTERNAL_ERROR -> "the service failed; its log says why";
            case UNAVAILABLE -> "the read model cannot be read now; ask again in a moment";
        };
    }
}
