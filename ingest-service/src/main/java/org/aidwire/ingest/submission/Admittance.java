package org.aidwire.ingest.submission;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import org.aidwire.access.Caller;
import org.aidwire.access.Identified;
import org.aidwire.access.Limits;
import org.aidwire.access.Role;
import org.aidwire.access.Turn;
import org.aidwire.ingest.admission.Grant;
import org.aidwire.ingest.admission.Writer;
import org.aidwire.ingest.problem.Problem;
import org.aidwire.ingest.problem.ProblemType;

/** Who may post, and not too often. What an event may say is admission's question. */
@ApplicationScoped
class Admittance {

    private static final String AUTHENTICATE = "WWW-Authenticate";

    sealed interface Outcome {}

    record Admitted(Writer writer) implements Outcome {}

    record Turned(Problem problem) implements Outcome {}

    private final Limits limits;
    private final RetryAfter retryAfter;

    Admittance(Limits limits, RetryAfter retryAfter) {
        this.limits = limits;
        this.retryAfter = retryAfter;
    }

    Outcome of(HttpServerRequest request, Address address, Identified who) {
        return switch (who) {
            case Identified.Known(Caller caller) -> known(request, address, caller);
            case Identified.Nobody _ ->
                    stranger(
                            request,
                            Problem.of(
                                            ProblemType.UNAUTHENTICATED,
                                            "send a write key or a token as Authorization: Bearer KEY")
                                    .with(AUTHENTICATE, "Bearer"));
            case Identified.Refused(String why) ->
                    stranger(
                            request,
                            Problem.of(ProblemType.UNAUTHENTICATED, why)
                                    .with(AUTHENTICATE, "Bearer error=\"invalid_token\""));
            case Identified.Untold _ ->
                    stranger(
                            request,
                            Problem.of(
                                            ProblemType.UNAVAILABLE,
                                            "whether the token holds cannot be told now; send it again")
                                    .with("Retry-After", retryAfter.seconds()));
        };
    }

    private Outcome known(HttpServerRequest request, Address address, Caller caller) {
        Turn turn = limits.post(caller);
        tell(request.response(), turn);
        if (!turn.isGiven()) {
            return new Turned(tooOften(turn));
        }
        boolean erasing = address == Address.ERASURES;
        return (erasing ? caller.has(Role.ADMIN) : caller.mayPost())
                ? new Admitted(new Writer(caller.name(), grants(caller), caller.outlets()))
                : new Turned(
                        Problem.of(
                                        ProblemType.FORBIDDEN,
                                        erasing
                                                ? "erasing needs the role admin"
                                                : "posting needs the role feed, editor or backfill")
                                .with(AUTHENTICATE, "Bearer error=\"insufficient_scope\""));
    }

    private Outcome stranger(HttpServerRequest request, Problem problem) {
        Turn turn = limits.stranger(request);
        tell(request.response(), turn);
        return new Turned(turn.isGiven() ? problem : tooOften(turn));
    }

    private static Set<Grant> grants(Caller caller) {
        Set<Grant> grants = EnumSet.noneOf(Grant.class);
        if (caller.has(Role.EDITOR)) {
            grants.add(Grant.EDITOR);
        }
        if (caller.has(Role.BACKFILL)) {
            grants.add(Grant.BACKFILL);
        }
        return grants;
    }

    private static void tell(HttpServerResponse response, Turn turn) {
        response.putHeader(Turn.POLICY_FIELD, turn.policy()).putHeader(Turn.FIELD, turn.state());
    }

    private static Problem tooOften(Turn turn) {
        return Problem.of(
                        ProblemType.TOO_MANY_REQUESTS,
                        "that was too often within a minute; wait, then send it again")
                .with("Retry-After", Long.toString(turn.retryAfter()));
    }
}
