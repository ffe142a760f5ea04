package org.aidwire.query.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.aidwire.query.problem.Problem;
import org.aidwire.query.problem.ProblemReplies;
import org.aidwire.query.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Requests that need a key, and answers that are its holder's alone. */
@ApplicationScoped
public class KeyHolders {

    private final CurrentVertxRequest current;
    private final Editors editors;
    private final ProblemReplies problems;

    KeyHolders(CurrentVertxRequest current, Editors editors, ProblemReplies problems) {
        this.current = current;
        this.editors = editors;
        this.problems = problems;
    }

    /** The name of the key with which this is asked; null without one that is known. */
    public @Nullable String keyName() {
        return editors.name(current.getCurrent().request().getHeader(HttpHeaders.AUTHORIZATION));
    }

    /** Whether this is asked with a key that has the role {@code admin}. */
    public boolean byAdmin() {
        return editors.operates(
                current.getCurrent().request().getHeader(HttpHeaders.AUTHORIZATION));
    }

    /** The answer to those who do not operate this service: 401 to nobody known, 403 to others. */
    public Response needsAdmin() {
        return keyName() == null
                ? needsKey()
                : problems.reply(
                        Problem.of(
                                ProblemType.FORBIDDEN,
                                "this is for operators: give a key with the role admin"));
    }

    /** The answer to those without a key. */
    public Response needsKey() {
        return problems.reply(
                Problem.of(
                        ProblemType.UNAUTHORIZED,
                        "give a key that this service knows as Authorization: Bearer"));
    }

    /** An answer that nothing between may keep. */
    public Response reply(int status, Object answer) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .entity(ReadJson.write(answer))
                .build();
    }
}
