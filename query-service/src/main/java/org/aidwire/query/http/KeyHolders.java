package org.aidwire.query.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.aidwire.access.Access;
import org.aidwire.access.Caller;
import org.aidwire.access.Role;
import org.aidwire.query.problem.Challenge;
import org.aidwire.query.problem.Problem;
import org.aidwire.query.problem.ProblemReplies;
import org.aidwire.query.problem.ProblemType;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Requests that need a key or a token, and answers that are its holder's alone. */
@ApplicationScoped
public class KeyHolders {

    private static final Logger AUDIT = Logger.getLogger("org.aidwire.audit");

    private final CurrentVertxRequest current;
    private final ProblemReplies problems;

    KeyHolders(CurrentVertxRequest current, ProblemReplies problems) {
        this.current = current;
        this.problems = problems;
    }

    /** The name of the key or token with which this is asked; null without one that holds. */
    public @Nullable String keyName() {
        Caller caller = Access.caller(current.getCurrent());
        return caller == null ? null : caller.name();
    }

    /** Whether whoever asks has this role. */
    public boolean has(Role role) {
        Caller caller = Access.caller(current.getCurrent());
        return caller != null && caller.has(role);
    }

    /** Whether this is asked by somebody who operates this service. */
    public boolean byAdmin() {
        return has(Role.ADMIN);
    }

    /** The answer to those of whom nobody is known: 401, or 503 while that cannot be told. */
    public Response needsKey() {
        return refused(Challenge.of(Access.of(current.getCurrent())));
    }

    /** A line for each write that was refused, in the category that ingest uses too. */
    private Response refused(Problem problem) {
        HttpServerRequest request = current.getCurrent().request();
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            String name = keyName();
            SocketAddress from = request.remoteAddress();
            AUDIT.infof(
                    "write refused status=%d key=%s method=%s from=%s",
                    problem.type().status(),
                    name == null ? "-" : name,
                    request.method().name(),
                    from == null ? "-" : from.hostAddress());
        }
        return problems.reply(problem);
    }

    /** The answer to those who do not operate this service: 401 to nobody known, 403 to others. */
    public Response needsAdmin() {
        return needs(Role.ADMIN, "this is for operators: give a key or token with the role admin");
    }

    /**
     * The answer to those without a role: 401 to nobody known, 403 to others.
     *
     * @param why for those who are known
     */
    public Response needs(Role role, String why) {
        if (has(role)) {
            throw new IllegalStateException("the role " + role + " is there");
        }
        return keyName() == null ? needsKey() : refused(Problem.of(ProblemType.FORBIDDEN, why));
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
