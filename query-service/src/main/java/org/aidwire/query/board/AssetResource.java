package org.aidwire.query.board;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.aidwire.query.problem.Problem;
import org.aidwire.query.problem.ProblemReplies;

/** Serves what the pages are dressed with. */
@Path("/board")
@NonBlocking
public class AssetResource {

    private final Assets assets;
    private final ProblemReplies problems;

    AssetResource(Assets assets, ProblemReplies problems) {
        this.assets = assets;
        this.problems = problems;
    }

    @GET
    @Path("/{version}/{name}")
    public Response asset(@PathParam("version") String version, @PathParam("name") String name) {
        byte[] content = assets.content(name);
        if (content == null) {
            return problems.reply(Problem.notOnRecord("name", "the board has no such file"));
        }
        // Another version is asked for by a page of another replica, while one follows the other.
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_TYPE, assets.type(name))
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        assets.isCurrent(version)
                                ? "public, max-age=31536000, immutable"
                                : "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
