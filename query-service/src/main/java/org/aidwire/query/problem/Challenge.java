package org.aidwire.query.problem;

import io.vertx.ext.web.RoutingContext;
import org.aidwire.access.Access;
import org.aidwire.access.Identified;

/** What somebody is told who needs to be known, and is not (RFC 6750). */
public final class Challenge {

    private Challenge() {}

    public static Problem of(Identified who) {
        return switch (who) {
            case Identified.Untold _ ->
                    Problem.of(
                            ProblemType.UNAVAILABLE,
                            "whether the token holds cannot be told now; ask again in a moment");
            case Identified.Refused(String why) -> Problem.of(ProblemType.UNAUTHORIZED, why);
            case Identified.Nobody _, Identified.Known _ ->
                    Problem.of(ProblemType.UNAUTHORIZED, Details.of(ProblemType.UNAUTHORIZED));
        };
    }

    /** The value of {@code WWW-Authenticate} beside a 401. */
    static String field(RoutingContext context) {
        return Access.of(context) instanceof Identified.Refused
                ? "Bearer error=\"invalid_token\""
                : "Bearer";
    }
}
