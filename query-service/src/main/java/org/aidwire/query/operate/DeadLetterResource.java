package org.aidwire.query.operate;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.KeyHolders;
import org.aidwire.query.http.Listing;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.http.Reader;
import org.aidwire.query.http.Shape;
import org.aidwire.query.problem.Problem;
import org.aidwire.query.store.DeadLetters;
import org.aidwire.query.store.DeadLetters.DeadLetter;
import org.aidwire.query.store.RecordAddress;
import org.jspecify.annotations.Nullable;

/**
 * Records that could not be read or applied, for operators alone: they hold whole articles. A
 * replay is asked for here and done by a projector; the entry's state tells when it is.
 */
@Path("/v1/dead-letters")
@RunOnVirtualThread
public class DeadLetterResource {

    /** How many replays are asked for. */
    record Asked(int requested) {}

    private static final Listing<DeadLetterEntry, DeadLetters.After> LETTERS =
            new Listing<>(
                    "dead-letters",
                    Shape.of(DeadLetterEntry.class),
                    entry ->
                            new DeadLetters.After(
                                    entry.parkedAt(),
                                    Objects.requireNonNull(RecordAddress.of(entry.id()))),
                    place -> place.parkedAt() + " " + place.address().id(),
                    DeadLetterResource::place);

    private final Exchange exchange;
    private final KeyHolders keys;
    private final ReadRoom room;
    private final DeadLetters letters;

    DeadLetterResource(Exchange exchange, KeyHolders keys, ReadRoom room, DeadLetters letters) {
        this.exchange = exchange;
        this.keys = keys;
        this.room = room;
        this.letters = letters;
    }

    @GET
    public Response list() {
        Parameters in =
                exchange.parameters("reason", "topic", "state", "fields", "limit", "cursor");
        DeadLetters.Filter filter = filter(in);
        Listing.Asked<DeadLetterEntry, DeadLetters.After> asked = in.list(LETTERS);
        return asAdmin(
                in,
                () ->
                        exchange.listTo(
                                Reader.inConfidence(exchange.now()),
                                in,
                                asked,
                                (after, count) ->
                                        room.read(() -> letters.page(filter, after, count)).stream()
                                                .map(DeadLetterEntry::of)
                                                .toList()));
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        Parameters in = exchange.parameters();
        Reader admin = Reader.inConfidence(exchange.now());
        return asAdmin(in, () -> answer(id, letter -> exchange.replyTo(admin, letter, null, in)));
    }

    /** Asks for the replay of one; again, where that was done before. */
    @POST
    @Path("/{id}/replay")
    public Response replay(@PathParam("id") String id) {
        return asAdmin(
                exchange.parameters(),
                () -> {
                    RecordAddress address = RecordAddress.of(id);
                    return address != null && room.read(() -> letters.ask(address, exchange.now()))
                            ? answer(id, letter -> keys.reply(202, letter))
                            : notParked();
                });
    }

    /** Asks for the replay of all that are wanted, by default of those yet parked. */
    @POST
    @Path("/replay")
    public Response replayAll() {
        Parameters in = exchange.parameters("reason", "topic", "state");
        DeadLetters.Filter filter = filter(in);
        return asAdmin(
                in,
                () ->
                        keys.reply(
                                202,
                                new Asked(
                                        room.read(
                                                () ->
                                                        letters.ask(
                                                                filter.orParked(),
                                                                exchange.now())))));
    }

    private Response answer(String id, Function<DeadLetterEntry, Response> reply) {
        RecordAddress address = RecordAddress.of(id);
        DeadLetter letter = address == null ? null : room.read(() -> letters.find(address));
        return letter == null ? notParked() : reply.apply(DeadLetterEntry.of(letter));
    }

    private Response asAdmin(Parameters in, Supplier<Response> answer) {
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        return keys.byAdmin() ? answer.get() : keys.needsAdmin();
    }

    private Response notParked() {
        return exchange.problem(Problem.notOnRecord("id", "no record of this id was set aside"));
    }

    private static DeadLetters.Filter filter(Parameters in) {
        return new DeadLetters.Filter(
                in.oneOf("reason", DeadLetters.Reason.values(), Enum::name),
                in.text("topic"),
                in.oneOf("state", DeadLetters.State.values(), Enum::name));
    }

    private static DeadLetters.@Nullable After place(String key) {
        int between = key.indexOf(' ');
        RecordAddress address = between < 0 ? null : RecordAddress.of(key.substring(between + 1));
        try {
            return address == null
                    ? null
                    : new DeadLetters.After(Instant.parse(key.substring(0, between)), address);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
