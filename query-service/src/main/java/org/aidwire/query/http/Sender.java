package org.aidwire.query.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.aidwire.query.store.ReadModelAge;
import org.jspecify.annotations.Nullable;

/**
 * Sends an answer to the reader at hand: coded as it can take it, or not at all where it has it.
 */
@ApplicationScoped
class Sender {

    static final String GZIP = "gzip";

    /** Below this, compressing costs more than it saves. */
    private static final int WORTH_COMPRESSING = 1024;

    private static final String AGE = "Age";

    private final CurrentVertxRequest current;
    private final ReadModelAge age;

    Sender(CurrentVertxRequest current, ReadModelAge age) {
        this.current = current;
        this.age = age;
    }

    /**
     * @param checked when the answer was last known to be current; null where it is
     */
    Response send(Answer answer, @Nullable Instant checked) {
        boolean gzip =
                answer.content().length >= WORTH_COMPRESSING
                        && Accepted.gzip(field(HttpHeaders.ACCEPT_ENCODING));
        String tag = EntityTag.coded(answer.tag(), gzip ? GZIP : "");
        boolean held = EntityTag.isHeld(field(HttpHeaders.IF_NONE_MATCH), tag);
        Response.ResponseBuilder reply =
                headed(
                                held ? Response.notModified() : Response.ok(),
                                answer.cacheControl(),
                                answer.vary())
                        .header(HttpHeaders.ETAG, tag);
        if (checked != null) {
            reply.header(AGE, Duration.between(checked, Instant.now()).toSeconds());
        }
        if (answer.link() != null) {
            reply.header(HttpHeaders.LINK, answer.link());
        }
        if (!held) {
            reply.type(answer.mediaType());
            reply.entity(gzip ? compressed(answer.content()) : answer.content());
            if (gzip) {
                reply.header(HttpHeaders.CONTENT_ENCODING, GZIP);
            }
        }
        return reply.build();
    }

    Response.ResponseBuilder headed(
            Response.ResponseBuilder reply, String cacheControl, String vary) {
        return reply.header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .header(HttpHeaders.VARY, vary)
                .header("Aidwire-Lag", lag());
    }

    /** In seconds, rounded up: 0 means up to date. */
    private long lag() {
        return age.at(Instant.now()).plusMillis(999).toSeconds();
    }

    /** A list may come in several header fields. */
    @Nullable String field(String name) {
        List<String> fields = current.getCurrent().request().headers().getAll(name);
        return fields.isEmpty() ? null : String.join(",", fields);
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
