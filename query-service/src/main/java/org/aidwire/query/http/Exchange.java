package org.aidwire.query.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.aidwire.query.problem.Problem;
import org.aidwire.query.problem.ProblemReplies;
import org.aidwire.query.problem.ProblemType;
import org.aidwire.query.store.ReadModelAge;
import org.jspecify.annotations.Nullable;

/** The request at hand and its reply: the one place where answers become HTTP. */
@ApplicationScoped
public class Exchange {

    /** Below this, compressing costs more than it saves. */
    private static final int WORTH_COMPRESSING = 1024;

    private static final String PUBLIC = "public, max-age=1";
    private static final String PRIVATE = "private, max-age=1";

    private static final String GZIP = "gzip";
    private static final String OF_ALL = HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_ENCODING;
    private static final String OF_READERS = OF_ALL + ", " + HttpHeaders.AUTHORIZATION;

    private enum Form {
        JSON(MediaType.APPLICATION_JSON),
        CSV(Csv.MEDIA_TYPE),
        NONE("");

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    private final CurrentVertxRequest current;
    private final ProblemReplies problems;
    private final Editors editors;
    private final ReadModelAge age;
    private final WholeLists wholeLists;

    Exchange(
            CurrentVertxRequest current,
            ProblemReplies problems,
            Editors editors,
            ReadModelAge age,
            WholeLists wholeLists) {
        this.current = current;
        this.problems = problems;
        this.editors = editors;
        this.age = age;
        this.wholeLists = wholeLists;
    }

    public Instant now() {
        return Instant.now();
    }

    /** What is asked, among the parameters that this read knows. */
    public Parameters parameters(String... known) {
        return new Parameters(request().query(), Set.of(known));
    }

    public Reader reader() {
        return new Reader(editors.include(request().getHeader(HttpHeaders.AUTHORIZATION)), now());
    }

    public Response invalid(Parameters parameters) {
        return problems.reply(Problem.ofParameters(parameters.faults()));
    }

    public Response problem(Problem problem) {
        return problems.reply(problem);
    }

    /** An answer that is the same for everybody. */
    public Response reply(Object answer) {
        return reply(answer, null, PUBLIC, OF_ALL);
    }

    /**
     * @param fields the members of it that are asked for
     */
    public Response reply(Object answer, Shape fields) {
        return reply(fields.cut(ReadJson.tree(answer)));
    }

    public Response reply(Object answer, @Nullable String next, Parameters parameters) {
        return reply(answer, link(next, parameters), PUBLIC, OF_ALL);
    }

    /** An answer that holds more for some readers than for others. */
    public Response replyTo(
            Reader reader, Object answer, @Nullable String next, Parameters parameters) {
        return reply(answer, link(next, parameters), cacheControl(reader), OF_READERS);
    }

    /** A part of a list in a form of its own. */
    public Response document(Document document, Parameters parameters) {
        MediaType type = MediaType.valueOf(document.mediaType());
        if (Accepted.weight(field(HttpHeaders.ACCEPT), type.getType(), type.getSubtype()).signum()
                == 0) {
            return problems.reply(
                    Problem.of(
                            ProblemType.NOT_ACCEPTABLE,
                            "this address serves %s/%s; accept it"
                                    .formatted(type.getType(), type.getSubtype())));
        }
        String next = link(document.next(), parameters);
        String besides =
                "<%s?%s>; rel=\"describedby\""
                        .formatted(document.describedBy(), parameters.queryWithoutPlace());
        return send(
                document.content(),
                document.mediaType(),
                next == null ? besides : next + ", " + besides,
                PUBLIC,
                OF_ALL);
    }

    /** A part of a list; as a table also all of it, where no part is asked for. */
    public <T, K> Response list(
            Parameters parameters, Listing.Asked<T, K> asked, Parts<T, K> parts) {
        return list(parameters, asked, parts, null, PUBLIC, OF_ALL);
    }

    /**
     * @param nothing the answer where nothing at all is in the list
     */
    public <T, K> Response listOr(
            Problem nothing, Parameters parameters, Listing.Asked<T, K> asked, Parts<T, K> parts) {
        return list(parameters, asked, parts, nothing, PUBLIC, OF_ALL);
    }

    public <T, K> Response listTo(
            Reader reader, Parameters parameters, Listing.Asked<T, K> asked, Parts<T, K> parts) {
        return list(parameters, asked, parts, null, cacheControl(reader), OF_READERS);
    }

    private <T, K> Response list(
            Parameters parameters,
            Listing.Asked<T, K> asked,
            Parts<T, K> parts,
            @Nullable Problem nothing,
            String cacheControl,
            String vary) {
        if (form(true) == Form.CSV && !parameters.askForPart()) {
            WholeLists.Table<T, K> table = wholeLists.open(asked, parts, current.getCurrent());
            return nothing != null && table.isEmpty()
                    ? problem(nothing)
                    : whole(table, cacheControl, vary);
        }
        List<T> found = parts.read(asked.after(), asked.limit() + 1);
        if (nothing != null && found.isEmpty() && asked.after() == null) {
            return problem(nothing);
        }
        Listing.Answer<T> answer = asked.answer(found);
        return reply(answer, link(answer.page().next(), parameters), cacheControl, vary);
    }

    /** Its tag would be known at its end only, so it has none. */
    private Response whole(WholeLists.Table<?, ?> table, String cacheControl, String vary) {
        boolean gzip = Accepted.gzip(field(HttpHeaders.ACCEPT_ENCODING));
        Response.ResponseBuilder reply =
                headed(Response.ok(), cacheControl, vary).type(Form.CSV.mediaType);
        if (gzip) {
            reply.header(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        if (!request().method().equals(HttpMethod.HEAD)) {
            HttpServerRequest reader = request();
            reply.entity((StreamingOutput) out -> send(table, gzip, out, reader));
        }
        return reply.build();
    }

    /** Half a list must not end as a whole one does: without its end the reader knows. */
    private static void send(
            WholeLists.Table<?, ?> table, boolean gzip, OutputStream out, HttpServerRequest reader)
            throws IOException {
        try {
            table.write(gzip ? new GZIPOutputStream(out) : out);
        } catch (RuntimeException failure) {
            if (reader.response().headWritten()) {
                reader.connection().close();
            }
            throw failure;
        }
    }

    /**
     * The first of these media types that is accepted; null where none is, which {@link
     * #notAcceptable} answers.
     */
    public @Nullable String accepted(String... types) {
        String accept = field(HttpHeaders.ACCEPT);
        return Stream.of(types).filter(type -> isAccepted(accept, type)).findFirst().orElse(null);
    }

    private static boolean isAccepted(@Nullable String accept, String type) {
        int slash = type.indexOf('/');
        return Accepted.weight(accept, type.substring(0, slash), type.substring(slash + 1)).signum()
                > 0;
    }

    public Response notAcceptable(String... types) {
        return problems.reply(
                Problem.of(
                        ProblemType.NOT_ACCEPTABLE,
                        "this address serves " + String.join(" or ", types) + "; accept it"));
    }

    /**
     * Content that is the same for everybody, in a media type of its own, and asked for each time.
     *
     * @param fields further header fields
     */
    public Response content(byte[] content, String type, Map<String, String> fields) {
        boolean gzip =
                content.length >= WORTH_COMPRESSING
                        && Accepted.gzip(field(HttpHeaders.ACCEPT_ENCODING));
        String tag = EntityTag.of(content, gzip ? "gzip" : "");
        boolean held = EntityTag.isHeld(field(HttpHeaders.IF_NONE_MATCH), tag);
        Response.ResponseBuilder reply = held ? Response.notModified() : Response.ok();
        reply.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_ENCODING)
                .header("Aidwire-Lag", lag());
        fields.forEach(reply::header);
        if (!held) {
            reply.header(HttpHeaders.CONTENT_TYPE, type);
            reply.entity(gzip ? compressed(content) : content);
            if (gzip) {
                reply.header(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
        }
        return reply.build();
    }

    private Response reply(Object answer, @Nullable String link, String cacheControl, String vary) {
        Form form = form(answer instanceof Tabular);
        if (form == Form.NONE) {
            return problems.reply(
                    Problem.of(
                            ProblemType.NOT_ACCEPTABLE,
                            answer instanceof Tabular
                                    ? "this address serves application/json and text/csv"
                                    : "this address serves application/json; accept it"));
        }
        return send(written(answer, form), form.mediaType, link, cacheControl, vary);
    }

    private Response send(
            byte[] content,
            String mediaType,
            @Nullable String link,
            String cacheControl,
            String vary) {
        boolean gzip =
                content.length >= WORTH_COMPRESSING
                        && Accepted.gzip(field(HttpHeaders.ACCEPT_ENCODING));
        String tag = EntityTag.of(content, gzip ? GZIP : "");
        boolean held = EntityTag.isHeld(field(HttpHeaders.IF_NONE_MATCH), tag);
        Response.ResponseBuilder reply =
                headed(held ? Response.notModified() : Response.ok(), cacheControl, vary)
                        .header(HttpHeaders.ETAG, tag);
        if (link != null) {
            reply.header(HttpHeaders.LINK, link);
        }
        if (!held) {
            reply.type(mediaType);
            reply.entity(gzip ? compressed(content) : content);
            if (gzip) {
                reply.header(HttpHeaders.CONTENT_ENCODING, GZIP);
            }
        }
        return reply.build();
    }

    private Response.ResponseBuilder headed(
            Response.ResponseBuilder reply, String cacheControl, String vary) {
        return reply.header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .header(HttpHeaders.VARY, vary)
                .header("Aidwire-Lag", lag());
    }

    private static byte[] written(Object answer, Form form) {
        if (!(answer instanceof Tabular table)) {
            return ReadJson.write(answer);
        }
        return form == Form.CSV
                ? Csv.write(table.row(), table.rows())
                : ReadJson.write(table.json());
    }

    /** What the reader wants most of what there is; JSON where it is all the same. */
    private Form form(boolean isTabular) {
        String accept = field(HttpHeaders.ACCEPT);
        BigDecimal json = Accepted.weight(accept, "application", "json");
        BigDecimal csv = isTabular ? Accepted.weight(accept, "text", "csv") : BigDecimal.ZERO;
        if (csv.compareTo(json) > 0) {
            return Form.CSV;
        }
        return json.signum() > 0 ? Form.JSON : Form.NONE;
    }

    private static String cacheControl(Reader reader) {
        return reader.byEditor() ? PRIVATE : PUBLIC;
    }

    /** A list may come in several header fields. */
    private @Nullable String field(String name) {
        List<String> fields = request().headers().getAll(name);
        return fields.isEmpty() ? null : String.join(",", fields);
    }

    /** In seconds, rounded up: 0 means up to date. */
    private long lag() {
        return age.at(now()).plusMillis(999).toSeconds();
    }

    /** RFC 8288, relative to this very address. */
    private @Nullable String link(@Nullable String next, Parameters parameters) {
        return next == null
                ? null
                : "<" + request().path() + "?" + parameters.queryFrom(next) + ">; rel=\"next\"";
    }

    private HttpServerRequest request() {
        return current.getCurrent().request();
    }

    private static byte[] compressed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does no I/O", e);
        }
        return bytes.toByteArray();
    }
}
