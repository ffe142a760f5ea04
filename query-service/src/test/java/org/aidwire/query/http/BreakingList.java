package org.aidwire.query.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.stream.IntStream;
import org.aidwire.query.problem.TurnedAway;

/** A list whose store fails after the first part. */
@Path("/breaking-list")
@RunOnVirtualThread
public class BreakingList {

    private static final Listing<Entry, String> LIST =
            Listing.byText("breaking", Entry.class, Entry::name);

    record Entry(String name) {}

    private final Exchange exchange;

    BreakingList(Exchange exchange) {
        this.exchange = exchange;
    }

    @GET
    public Response list() {
        Parameters in = exchange.parameters();
        return exchange.list(
                in,
                in.list(LIST),
                (after, count) -> {
                    if (after != null) {
                        throw new TurnedAway("the store is gone");
                    }
                    return IntStream.range(0, count)
                            .mapToObj(each -> new Entry("entry " + each + ".".repeat(200)))
                            .toList();
                });
    }
}
