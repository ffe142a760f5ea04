package org.aidwire.ingest.submission;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.aidwire.ingest.admission.Writer;
import org.aidwire.ingest.formats.MediaType;
import org.aidwire.ingest.formats.Pointers;
import org.aidwire.ingest.problem.Problem;
import org.aidwire.ingest.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Reads the head of a post, once it is known who sent it. */
final class HeadReader {

    /** Either what the head says, or why the request is turned away. */
    sealed interface Outcome {

        record Read(RequestHead head) implements Outcome {}

        record Turned(Problem problem) implements Outcome {}
    }

    private HeadReader() {}

    static Outcome read(HttpServerRequest request, Address address, Writer writer) {
        MultiMap headers = request.headers();
        if (!acceptsJson(headers.getAll(HttpHeaders.ACCEPT))) {
            return new Outcome.Turned(
                    Problem.of(
                            ProblemType.NOT_ACCEPTABLE,
                            "answers are application/json; accept that"));
        }
        Mode mode = mode(headers, address);
        if (mode == null) {
            return new Outcome.Turned(
                    Problem.of(
                                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                                    "send one Content-Type of "
                                            + address.takes()
                                            + ", in UTF-8 and without Content-Encoding")
                            .with(
                                    "Accept-Post",
                                    address.takes()
                                            .replaceAll(", or | with.*", ", ")
                                            .replaceAll(", $", "")));
        }
        List<Problem.Place> wrong = new ArrayList<>();
        boolean dryRun = dryRun(request.query(), wrong);
        if (!wrong.isEmpty()) {
            return new Outcome.Turned(
                    new Problem(
                            ProblemType.MALFORMED,
                            "the query has a parameter or value that is not known",
                            wrong,
                            java.util.Map.of()));
        }
        return new Outcome.Read(new RequestHead(mode, dryRun, writer, headers.entries()));
    }

    private static @Nullable Mode mode(MultiMap headers, Address address) {
        List<String> types = headers.getAll(HttpHeaders.CONTENT_TYPE);
        List<String> codings = headers.getAll(HttpHeaders.CONTENT_ENCODING);
        if (types.size() != 1 || !codings.stream().allMatch("identity"::equalsIgnoreCase)) {
            return null;
        }
        MediaType type = MediaType.parse(types.getFirst());
        return type == null ? null : Mode.of(address, type);
    }

    /** The most specific range decides (RFC 9110, section 12.5.1); no header accepts all. */
    static boolean acceptsJson(List<String> accept) {
        if (accept.isEmpty()) {
            return true;
        }
        int best = -1;
        double quality = 0;
        for (String element : String.join(",", accept).split(",")) {
            MediaType range = MediaType.parse(element.strip());
            if (range == null) {
                continue;
            }
            int specificity =
                    range.is("application", "json")
                            ? 2
                            : range.is("application", "*") ? 1 : range.is("*", "*") ? 0 : -1;
            if (specificity > best) {
                best = specificity;
                quality = quality(range.parameters().getOrDefault("q", "1"));
            }
        }
        return quality > 0;
    }

    private static double quality(String q) {
        return q.matches("[01](\\.\\d{0,3})?") ? Double.parseDouble(q) : 0;
    }

    private static boolean dryRun(@Nullable String query, List<Problem.Place> wrong) {
        if (query == null || query.isEmpty()) {
            return false;
        }
        boolean dryRun = false;
        boolean seen = false;
        for (String parameter : query.split("&", -1)) {
            String[] nameValue = parameter.split("=", 2);
            String name = decoded(nameValue[0]);
            String value = nameValue.length == 2 ? decoded(nameValue[1]) : "";
            if (name == null || value == null) {
                wrong.add(
                        new Problem.Place(
                                Pointers.of(nameValue[0]), "is not percent-encoded UTF-8"));
            } else if (!name.equals("dryRun")) {
                wrong.add(
                        new Problem.Place(
                                Pointers.of(name), "is no parameter here; dryRun is the only one"));
            } else if (seen || !value.equals("true") && !value.equals("false")) {
                wrong.add(new Problem.Place("/dryRun", "must be true or false, once"));
            } else {
                seen = true;
                dryRun = value.equals("true");
            }
        }
        return dryRun;
    }

    private static @Nullable String decoded(String text) {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            return decoded.indexOf('\uFFFD') < 0 ? decoded : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
