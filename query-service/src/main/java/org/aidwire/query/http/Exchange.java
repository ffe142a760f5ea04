package org.aidwire.query.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

    private final CurrentVertxRequest current;
    private final ProblemReplies problems;
    private final Editors editors;
    private final ReadModelAge age;

    Exchange(
            CurrentVertxRequest current,
            ProblemReplies problems,
            Editors editors,
            ReadModelAge age) {
        this.current = current;
        this.problems = problems;
        this.editors = editors;
        this.age = age;
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
        return reply(answer, null, PUBLIC, HttpHeaders.ACCEPT_ENCODING);
    }

    public Response reply(Object answer, @Nullable String next, Parameters parameters) {
        return reply(answer, link(next, parameters), PUBLIC, HttpHeaders.ACCEPT_ENCODING);
    }

    /** An answer that holds more for some readers than for others. */
    public Response replyTo(
            Reader reader, Object answer, @Nullable String next, Parameters parameters) {
        return reply(
                answer,
                link(next, parameters),
                reader.byEditor() ? PRIVATE : PUBLIC,
                HttpHeaders.ACCEPT_ENCODING + ", " + HttpHeaders.AUTHORIZATION);
    }

    private Response reply(Object answer, @Nullable String link, String cacheControl, String vary) {
        if (!Accepted.json(field(HttpHeaders.ACCEPT))) {
            return problems.reply(
                    Problem.of(
                            ProblemType.NOT_ACCEPTABLE,
                            "this address serves application/json; accept it"));
        }
        byte[] content = ReadJson.write(answer);
        boolean gzip =
                content.length >= WORTH_COMPRESSING
                        && Accepted.gzip(field(HttpHeaders.ACCEPT_ENCODING));
        String tag = EntityTag.of(content, gzip ? "gzip" : "");
        boolean held = EntityTag.isHeld(field(HttpHeaders.IF_NONE_MATCH), tag);
        Response.ResponseBuilder reply = held ? Response.notModified() : Response.ok();
        reply.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .header(HttpHeaders.VARY, vary)
                .header("Aidwire-Lag", lag());
        if (link != null) {
            reply.header(HttpHeaders.LINK, link);
        }
        if (!held) {
            reply.type(MediaType.APPLICATION_JSON_TYPE);
            reply.entity(gzip ? compressed(content) : content);
            if (gzip) {
                reply.header(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
        }
        return reply.build();
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
