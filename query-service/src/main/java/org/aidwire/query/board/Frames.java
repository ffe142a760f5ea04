package org.aidwire.query.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.aidwire.query.http.Clocks;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.store.ReadModelAge;
import org.jspecify.annotations.Nullable;

/** What stands around every page: its title, its day, where its changes come from. */
@ApplicationScoped
class Frames {

    /** A reader need not hear of less. */
    private static final Duration OLD = Duration.ofSeconds(10);

    private final Assets assets;
    private final ReadModelAge age;
    private final @Nullable String ingest;

    Frames(Assets assets, ReadModelAge age, BoardSettings settings) {
        this.assets = assets;
        this.age = age;
        this.ingest = settings.ingest().map(PageReplies::origin).orElse(null);
    }

    /**
     * @param filter which changes concern the page
     */
    Pages.Frame of(String title, Parameters in, Clocks clocks, String filter) {
        String asOf = in.text("asOf");
        Instant then = clocks.asOf();
        Duration behind = age.at(Instant.now());
        return new Pages.Frame(
                title,
                assets.folder(),
                asOf,
                query(asOf),
                then == null ? null : then.atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                then == null ? null : Words.time(then) + " UTC",
                then != null
                        ? null
                        : "/v1/changes/stream?cursor=latest"
                                + (filter.isEmpty() ? "" : "&" + filter),
                "/v1/changes.atom" + (filter.isEmpty() ? "" : "?" + filter),
                ingest,
                behind.compareTo(OLD) < 0
                        ? null
                        : "What came in during the last "
                                + behind.toSeconds()
                                + " seconds is not shown yet.");
    }

    static String query(@Nullable String asOf) {
        return asOf == null ? "" : "?asOf=" + URLEncoder.encode(asOf, StandardCharsets.UTF_8);
    }
}
