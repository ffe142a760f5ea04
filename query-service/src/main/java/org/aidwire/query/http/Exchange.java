package org.aidwire.query.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.aidwire.access.Access;
import org.aidwire.access.Caller;
import org.aidwire.access.Role;
import org.aidwire.query.problem.Problem;
import org.aidwire.query.problem.ProblemReplies;
import org.aidwire.query.problem.ProblemType;
import org.aidwire.query.problem.TurnedAway;
import org.aidwire.query.store.RestsOn;
import org.aidwire.query.store.StoreFailure;
import org.jspecify.annotations.Nullable;

/** The request at hand and its reply: the one place where answers become HTTP. */
@ApplicationScoped
public class Exchange {

    /** Asked again a second later, answered from the cache meanwhile, and while we are away. */
    private static final String FRESHNESS =
            "max-age=1, stale-while-revalidate=30, stale-if-error=3600";

    private static final String PUBLIC = "public, " + FRESHNESS;

    /** Also what stands between may close a connection that says nothing for longer. */
    public static final int LONGEST_WAIT = 60;

    private static final String PRIVATE = "private, " + FRESHNESS;

    /** Of the request at hand: who asks, and where the answer is kept. */
    private static final String READER = Exchange.class.getName() + ".reader";

    private static final String PLACE = Exchange.class.getName() + ".place";

    private static final String OF_ALL = HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_ENCODING;
    private static final String OF_READERS = OF_ALL + ", " + HttpHeaders.AUTHORIZATION;

    private enum Form {
        JSON(MediaType.APPLICATION_JSON),
        CSV(Csv.MEDIA_TYPE),
        NONE("");

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    private final CurrentVertxRequest current;
    private final ProblemReplies problems;
    private final Sender sender;
    private final WholeLists wholeLists;
    private final KeptAnswers kept;

    Exchange(
            CurrentVertxRequest current,
            ProblemReplies problems,
            Sender sender,
            WholeLists wholeLists,
            KeptAnswers kept) {
        this.current = current;
        this.problems = problems;
        this.sender = sender;
        this.wholeLists = wholeLists;
        this.kept = kept;
    }

    public Instant now() {
        return Instant.now();
    }

    /** What is asked, among the parameters that this read knows. */
    public Parameters parameters(String... known) {
        return new Parameters(request().query(), Set.of(known));
    }

    /** Who asks: one for the whole of an answer. */
    public Reader reader() {
        Reader known = current.getCurrent().get(READER);
        if (known != null) {
            return known;
        }
        Caller caller = Access.caller(current.getCurrent());
        Reader reader = new Reader(caller != null && caller.has(Role.EDITOR), now());
        current.getCurrent().put(READER, reader);
        return reader;
    }

    /** Path and query as they were asked. */
    public String address() {
        return request().uri();
    }

    public Response invalid(Parameters parameters) {
        return problems.reply(Problem.ofParameters(parameters.faults()));
    }

    public Response problem(Problem problem) {
        return problems.reply(problem);
    }

    /**
     * An answer that is kept: while what it rests on stands as it did, it is given again without
     * being made again, and while the store is away it is given with its age.
     *
     * @param make gives the answer by one of the replies below
     */
    public Response kept(RestsOn what, Supplier<Response> make) {
        KeptAnswers.Key key = key();
        KeptAnswers.Kept before = kept.find(key);
        try {
            KeptAnswers.Place place = kept.place(key, what);
            if (before != null && kept.stands(before, place, now())) {
                kept.keep(place, before.answer(), now());
                return sender.send(before.answer(), null);
            }
            current.getCurrent().put(PLACE, place);
            return make.get();
        } catch (TurnedAway | StoreFailure failure) {
            if (before == null || !kept.mayStandInFor(before, failure, now())) {
                throw failure;
            }
            return sender.send(before.answer(), before.checked());
        }
    }

    /** By address as asked, by what is accepted, and by whether an editor asks. */
    private KeptAnswers.Key key() {
        return new KeptAnswers.Key(
                request().uri(),
                reader().byEditor()
                        + " "
                        + Objects.requireNonNullElse(sender.field(HttpHeaders.ACCEPT), ""));
    }

    /** Whether the reader says which answer it holds. */
    public boolean isConditional() {
        return sender.field(HttpHeaders.IF_NONE_MATCH) != null;
    }

    /** How long the reader would wait for news: {@code timeout}, else {@code Prefer: wait}. */
    public Duration wait(Parameters parameters) {
        return Duration.ofSeconds(
                parameters.whole(
                        "timeout", 0, LONGEST_WAIT, Preferences.wait(sender.field("Prefer"))));
    }

    /** An answer that is the same for everybody. */
    public Response reply(Object answer) {
        return reply(answer, null, PUBLIC, OF_ALL);
    }

    /**
     * @param fields the members of it that are asked for
     */
    public Response reply(Object answer, Shape fields) {
        return reply(fields.cut(ReadJson.tree(answer)));
    }

    public Response reply(Object answer, @Nullable String next, Parameters parameters) {
        return reply(answer, link(next, parameters), PUBLIC, OF_ALL);
    }

    /** An answer that holds more for some readers than for others. */
    public Response replyTo(
            Reader reader, Object answer, @Nullable String next, Parameters parameters) {
        return reply(answer, link(next, parameters), cacheControl(reader), OF_READERS);
    }

    /** A part of a list in a form of its own. */
    public Response document(Document document, Parameters parameters) {
        MediaType type = MediaType.valueOf(document.mediaType());
        if (Accepted.weight(sender.field(HttpHeaders.ACCEPT), type.getType(), type.getSubtype())
                        .signum()
                == 0) {
            return problems.reply(
                    Problem.of(
                            ProblemType.NOT_ACCEPTABLE,
                            "this address serves %s/%s; accept it"
                                    .formatted(type.getType(), type.getSubtype())));
        }
        String next = link(document.next(), parameters);
        String asked = parameters.queryWithoutPlace();
        String besides =
                "<%s%s>; rel=\"describedby\""
                        .formatted(document.describedBy(), asked.isEmpty() ? "" : "?" + asked);
        return send(
                document.content(),
                document.mediaType(),
                next == null ? besides : next + ", " + besides,
                PUBLIC,
                OF_ALL);
    }

    /** A part of a list; as a table also all of it, where no part is asked for. */
    public <T, K> Response list(
            Parameters parameters, Listing.Asked<T, K> asked, Parts<T, K> parts) {
        return list(parameters, asked, parts, null, PUBLIC, OF_ALL);
    }

    /**
     * @param nothing the answer where nothing at all is in the list
     */
    public <T, K> Response listOr(
            Problem nothing, Parameters parameters, Listing.Asked<T, K> asked, Parts<T, K> parts) {
        return list(parameters, asked, parts, nothing, PUBLIC, OF_ALL);
    }

    public <T, K> Response listTo(
            Reader reader, Parameters parameters, Listing.Asked<T, K> asked, Parts<T, K> parts) {
        return list(parameters, asked, parts, null, cacheControl(reader), OF_READERS);
    }

    private <T, K> Response list(
            Parameters parameters,
            Listing.Asked<T, K> asked,
            Parts<T, K> parts,
            @Nullable Problem nothing,
            String cacheControl,
            String vary) {
        if (form(true) == Form.CSV && !parameters.askForPart()) {
            WholeLists.Table<T, K> table = wholeLists.open(asked, parts, current.getCurrent());
            return nothing != null && table.isEmpty()
                    ? problem(nothing)
                    : whole(table, cacheControl, vary);
        }
        List<T> found = parts.read(asked.after(), asked.limit() + 1);
        if (nothing != null && found.isEmpty() && asked.after() == null) {
            return problem(nothing);
        }
        Listing.Answer<T> answer = asked.answer(found);
        return reply(answer, link(answer.page().next(), parameters), cacheControl, vary);
    }

    /** Its tag would be known at its end only, so it has none. */
    private Response whole(WholeLists.Table<?, ?> table, String cacheControl, String vary) {
        boolean gzip = Accepted.gzip(sender.field(HttpHeaders.ACCEPT_ENCODING));
        Response.ResponseBuilder reply =
                sender.headed(Response.ok(), cacheControl, vary).type(Form.CSV.mediaType);
        if (gzip) {
            reply.header(HttpHeaders.CONTENT_ENCODING, Sender.GZIP);
        }
        if (!request().method().equals(HttpMethod.HEAD)) {
            HttpServerRequest reader = request();
            reply.entity((StreamingOutput) out -> send(table, gzip, out, reader));
        }
        return reply.build();
    }

    /** Half a list must not end as a whole one does: without its end the reader knows. */
    private static void send(
            WholeLists.Table<?, ?> table, boolean gzip, OutputStream out, HttpServerRequest reader)
            throws IOException {
        try {
            table.write(gzip ? new GZIPOutputStream(out) : out);
        } catch (RuntimeException failure) {
            if (reader.response().headWritten()) {
                // Closed before anybody can end the answer as if it were whole.
                reader.connection().close().toCompletionStage().toCompletableFuture().join();
            }
            throw failure;
        }
    }

    /**
     * The first of these media types that is accepted; null where none is, which {@link
     * #notAcceptable} answers.
     */
    public @Nullable String accepted(String... types) {
        String accept = sender.field(HttpHeaders.ACCEPT);
        return Stream.of(types).filter(type -> isAccepted(accept, type)).findFirst().orElse(null);
    }

    private static boolean isAccepted(@Nullable String accept, String type) {
        int slash = type.indexOf('/');
        return Accepted.weight(accept, type.substring(0, slash), type.substring(slash + 1)).signum()
                > 0;
    }

    public Response notAcceptable(String... types) {
        return problems.reply(
                Problem.of(
                        ProblemType.NOT_ACCEPTABLE,
                        "this address serves " + String.join(" or ", types) + "; accept it"));
    }

    /**
     * Content that is the same for everybody, in a media type of its own, and asked for each time.
     *
     * @param fields further header fields
     */
    public Response content(byte[] content, String type, Map<String, String> fields) {
        Response reply =
                sender.send(
                        new Answer(
                                content,
                                type,
                                EntityTag.of(content),
                                null,
                                "no-cache",
                                OF_ALL,
                                null),
                        null);
        fields.forEach((name, value) -> reply.getHeaders().putSingle(name, value));
        return reply;
    }

    private Response reply(Object answer, @Nullable String link, String cacheControl, String vary) {
        Form form = form(answer instanceof Tabular);
        if (form == Form.NONE) {
            return problems.reply(
                    Problem.of(
                            ProblemType.NOT_ACCEPTABLE,
                            answer instanceof Tabular
                                    ? "this address serves application/json and text/csv"
                                    : "this address serves application/json; accept it"));
        }
        return send(written(answer, form), form.mediaType, link, cacheControl, vary);
    }

    /** Sends what was made for the reader at hand, and keeps it where it is to be kept. */
    private Response send(
            byte[] content,
            String mediaType,
            @Nullable String link,
            String cacheControl,
            String vary) {
        Answer made =
                new Answer(
                        content,
                        mediaType,
                        EntityTag.of(content),
                        link,
                        cacheControl,
                        vary,
                        reader().until());
        KeptAnswers.Place place = current.getCurrent().get(PLACE);
        if (place != null) {
            kept.made(place, made, now());
        }
        return sender.send(made, null);
    }

    private static byte[] written(Object answer, Form form) {
        if (!(answer instanceof Tabular table)) {
            return ReadJson.write(answer);
        }
        return form == Form.CSV
                ? Csv.write(table.row(), table.rows())
                : ReadJson.write(table.json());
    }

    /** What the reader wants most of what there is; JSON where it is all the same. */
    private Form form(boolean isTabular) {
        String accept = sender.field(HttpHeaders.ACCEPT);
        BigDecimal json = Accepted.weight(accept, "application", "json");
        BigDecimal csv = isTabular ? Accepted.weight(accept, "text", "csv") : BigDecimal.ZERO;
        if (csv.compareTo(json) > 0) {
            return Form.CSV;
        }
        return json.signum() > 0 ? Form.JSON : Form.NONE;
    }

    private static String cacheControl(Reader reader) {
        return reader.byEditor() ? PRIVATE : PUBLIC;
    }

    /** RFC 8288, relative to this very address. */
    private @Nullable String link(@Nullable String next, Parameters parameters) {
        return next == null
                ? null
                : "<" + request().path() + "?" + parameters.queryFrom(next) + ">; rel=\"next\"";
    }

    private HttpServerRequest request() {
        return current.getCurrent().request();
    }
}
