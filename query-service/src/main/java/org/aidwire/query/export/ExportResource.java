package org.aidwire.query.export;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.aidwire.query.http.Clocks;
import org.aidwire.query.http.Csv;
import org.aidwire.query.http.Document;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.Listing;
import org.aidwire.query.http.Page;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.Parts;
import org.aidwire.query.http.ReadJson;
import org.aidwire.query.http.Shape;
import org.aidwire.query.problem.Problem;
import org.aidwire.query.problem.ProblemType;
import org.aidwire.query.store.LineReads;
import org.aidwire.query.store.RestsOn;
import org.aidwire.query.view.WantedLines;
import org.jspecify.annotations.Nullable;

/** Other people's formats. */
@Path("/v1/export")
@RunOnVirtualThread
public class ExportResource {

    /** Lines in a document where no limit is given: some megabytes. */
    private static final int LINES = 1_000;

    private static final String JSON = "application/json";
    private static final String XML = "application/xml";

    private static final Shape KIEL_ROW = Shape.of(KielRow.class);

    private static final Listing<Left, String> LEFT =
            Listing.byText("not-representable", Left.class, Left::aidId);

    /** The formats as they stand in addresses. */
    private enum Format {
        IATI(IatiActivity::of),
        FTS(FtsFlow::of),
        KIEL(KielRow::of);

        private final Function<ExportedLine, Exported<?>> of;

        Format(Function<ExportedLine, Exported<?>> of) {
            this.of = of;
        }

        private static @Nullable Format named(String name) {
            for (Format each : values()) {
                if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return each;
                }
            }
            return null;
        }
    }

    /** FTS's envelope. */
    record FtsFlows(
            Meta meta,
            Data data,
            String status,
            List<Left> notRepresentable,
            @Nullable String next) {

        record Meta(String language, int count) {}

        record Data(List<FtsFlow> flows) {}
    }

    /** What a format makes of a part of the lines. */
    private record Part<T>(List<T> entries, List<Left> left, @Nullable String next) {}

    private record Asked(
            Parameters in, Parts<ExportedLine, String> lines, int limit, @Nullable String after) {}

    private final Exchange exchange;
    private final ExportLines lines;
    private final ExportSettings settings;

    ExportResource(Exchange exchange, ExportLines lines, ExportSettings settings) {
        this.exchange = exchange;
        this.lines = lines;
        this.settings = settings;
    }

    @GET
    @Path("/iati")
    public Response iati() {
        Asked asked = asked();
        if (!asked.in().faults().isEmpty()) {
            return exchange.invalid(asked.in());
        }
        return exchange.kept(new RestsOn.Everything(), () -> iati(asked));
    }

    private Response iati(Asked asked) {
        Part<IatiActivity> part = part(asked, IatiActivity::of);
        if (part.entries().isEmpty()) {
            return exchange.problem(
                    Problem.of(
                            ProblemType.NOT_FOUND,
                            "no activity is on record here, and IATI has no empty document; see"
                                    + " /v1/export/iati/not-representable"));
        }
        return document(
                IatiXml.write(part.entries(), part.left(), settings), XML, part, "iati", asked);
    }

    @GET
    @Path("/fts")
    public Response fts() {
        Asked asked = asked();
        if (!asked.in().faults().isEmpty()) {
            return exchange.invalid(asked.in());
        }
        return exchange.kept(new RestsOn.Everything(), () -> fts(asked));
    }

    private Response fts(Asked asked) {
        Part<FtsFlow> part = part(asked, FtsFlow::of);
        FtsFlows flows =
                new FtsFlows(
                        new FtsFlows.Meta("en", part.entries().size()),
                        new FtsFlows.Data(part.entries()),
                        "ok",
                        part.left(),
                        part.next());
        return document(ReadJson.write(flows), JSON, part, "fts", asked);
    }

    @GET
    @Path("/kiel")
    public Response kiel() {
        Asked asked = asked();
        if (!asked.in().faults().isEmpty()) {
            return exchange.invalid(asked.in());
        }
        return exchange.kept(new RestsOn.Everything(), () -> kiel(asked));
    }

    private Response kiel(Asked asked) {
        Part<KielRow> part = part(asked, KielRow::of);
        return document(Csv.write(KIEL_ROW, part.entries()), Csv.MEDIA_TYPE, part, "kiel", asked);
    }

    @GET
    @Path("/{format}/not-representable")
    public Response left(@PathParam("format") String name) {
        Parameters in =
                exchange.parameters(
                        "donor", "recipient", "asOf", "at", "fields", "limit", "cursor");
        Clocks clocks = in.clocks(exchange.now());
        LineReads.Wanted wanted = WantedLines.read(in);
        Listing.Asked<Left, String> asked = in.list(LEFT);
        Format format = Format.named(name);
        if (format == null) {
            return exchange.problem(
                    Problem.notOnRecord("format", "the formats are iati, fts and kiel"));
        }
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        Parts<Left, String> left =
                ExportLines.left(lines.read(wanted, clocks, exchange.now()), format.of);
        return exchange.kept(new RestsOn.Everything(), () -> exchange.list(in, asked, left));
    }

    private Asked asked() {
        Parameters in = exchange.parameters("donor", "recipient", "asOf", "at", "limit", "cursor");
        Clocks clocks = in.clocks(exchange.now());
        LineReads.Wanted wanted = WantedLines.read(in);
        return new Asked(
                in,
                lines.read(wanted, clocks, exchange.now()),
                in.limit(LINES),
                in.after("export"));
    }

    /** Lines without an entry are passed over until there is one: no part but the last is empty. */
    private static <T> Part<T> part(Asked asked, Function<ExportedLine, Exported<T>> of) {
        List<T> entries = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        String after = asked.after();
        Page<ExportedLine> page;
        do {
            page =
                    Page.of(
                            "export",
                            asked.lines().read(after, asked.limit() + 1),
                            asked.limit(),
                            ExportedLine::aidId);
            for (ExportedLine line : page.items()) {
                after = line.aidId();
                Exported<T> exported = of.apply(line);
                entries.addAll(exported.entries());
                if (!exported.left().isEmpty()) {
                    left.add(new Left(line.aidId(), exported.left()));
                }
            }
        } while (entries.isEmpty() && page.next() != null);
        return new Part<>(entries, left, page.next());
    }

    private Response document(
            byte[] content, String mediaType, Part<?> part, String format, Asked asked) {
        return exchange.document(
                new Document(
                        content,
                        mediaType,
                        part.next(),
                        "/v1/export/" + format + "/not-representable"),
                asked.in());
    }
}
