package org.aidwire.access;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Counts requests at this replica. */
@ApplicationScoped
public class Limits {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Buckets openReads;
    private final Buckets knownReads;
    private final Buckets posts;
    private final Buckets strangers;

    Limits(LimitSettings settings) {
        int remembered = settings.remembered();
        this.openReads = inAMinute("open-reads", settings.openReads(), remembered);
        this.knownReads = inAMinute("reads", settings.knownReads(), remembered);
        this.posts = inAMinute("posts", settings.posts(), remembered);
        this.strangers = inAMinute("strangers", settings.strangers(), remembered);
    }

    private static Buckets inAMinute(String name, int most, int remembered) {
        return new Buckets(name, most, MINUTE.dividedBy(most), remembered);
    }

    /** A read: by whom it is where that is known, else by where it comes from. */
    public Turn read(Identified who, HttpServerRequest request) {
        return who instanceof Identified.Known(Caller caller)
                ? knownReads.take(caller.name(), System.nanoTime())
                : openReads.take(network(request), System.nanoTime());
    }

    /** A post of somebody known. */
    public Turn post(Caller caller) {
        return posts.take(caller.name(), System.nanoTime());
    }

    /** A request that shows no key, or one that does not hold, where one is needed. */
    public Turn stranger(HttpServerRequest request) {
        return strangers.take(network(request), System.nanoTime());
    }

    private static String network(HttpServerRequest request) {
        SocketAddress from = request.remoteAddress();
        String address = from == null ? null : from.hostAddress();
        return address == null ? "-" : Networks.of(address);
    }
}
