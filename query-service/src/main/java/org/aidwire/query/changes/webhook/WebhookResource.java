package org.aidwire.query.changes.webhook;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.aidwire.contract.Fault;
import org.aidwire.query.changes.webhook.WebhookEntry.DeliveryEntry;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.KeyHolders;
import org.aidwire.query.http.Page;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.problem.Problem;
import org.aidwire.query.problem.ProblemType;
import org.aidwire.query.store.ChangeReads;
import org.aidwire.query.store.Webhooks;
import org.aidwire.query.store.Webhooks.Delivery;
import org.aidwire.query.store.Webhooks.Webhook;
import org.aidwire.query.view.ChangeCursor;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks: registered with any key that is known, seen and removed with that key alone. What a key
 * may otherwise do does not matter, since a webhook tells no more than the open feed.
 */
@Path("/v1/webhooks")
@RunOnVirtualThread
public class WebhookResource {

    private static final String WEBHOOKS = "webhooks";
    private static final String DELIVERIES = "deliveries";
    private static final int LARGEST = 16 * 1024;
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 12;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Exchange exchange;
    private final KeyHolders keys;
    private final ReadRoom room;
    private final Webhooks webhooks;
    private final ChangeReads changes;
    private final Resolving resolving;
    private final WebhookSettings settings;

    WebhookResource(
            Exchange exchange,
            KeyHolders keys,
            ReadRoom room,
            Webhooks webhooks,
            ChangeReads changes,
            Resolving resolving,
            WebhookSettings settings) {
        this.exchange = exchange;
        this.keys = keys;
        this.room = room;
        this.webhooks = webhooks;
        this.changes = changes;
        this.resolving = resolving;
        this.settings = settings;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(InputStream content) throws IOException, InterruptedException {
        String owner = keys.keyName();
        if (owner == null) {
            return keys.needsKey();
        }
        byte[] json = content.readNBytes(LARGEST + 1);
        if (json.length > LARGEST) {
            return exchange.problem(
                    Problem.of(
                            ProblemType.CONTENT_TOO_LARGE,
                            "a registration of at most " + LARGEST + " bytes is read"));
        }
        return switch (Registration.read(json, settings.allowPrivate())) {
            case Registration.Read.Refused(List<Fault> faults) ->
                    exchange.problem(Problem.ofParameters(faults));
            case Registration.Read.Asked(Registration asked) -> register(owner, asked);
        };
    }

    private Response register(String owner, Registration asked) throws InterruptedException {
        long last = room.read(changes::last);
        Long cursor = asked.cursor();
        if (cursor != null && cursor > last) {
            return refused("/cursor", "lies beyond the end of the change log");
        }
        if (resolving.resolve(Receiver.of(asked.url()).host())
                instanceof Resolving.Resolved.Forbidden) {
            return refused("/url", "its host is not of the public internet");
        }
        Instant now = exchange.now().truncatedTo(ChronoUnit.MICROS);
        Webhook webhook =
                new Webhook(
                        "wh_" + HexFormat.of().formatHex(random(ID_BYTES)),
                        owner,
                        asked.url(),
                        random(SECRET_BYTES),
                        asked.filters(),
                        cursor == null ? last : cursor,
                        null,
                        0,
                        now,
                        now);
        if (!webhooks.add(webhook, settings.perKey())) {
            return refused("", "this key has " + settings.perKey() + " webhooks; remove one");
        }
        Response made = keys.reply(201, WebhookEntry.withSecret(webhook));
        return Response.fromResponse(made)
                .header(HttpHeaders.LOCATION, "/v1/webhooks/" + webhook.id())
                .build();
    }

    private Response refused(String pointer, String detail) {
        return exchange.problem(Problem.ofParameters(List.of(Fault.value(pointer, detail))));
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    @GET
    public Response list() {
        Parameters in = exchange.parameters("limit", "cursor");
        int limit = in.limit();
        String after = in.after(WEBHOOKS);
        return asOwner(in, owner -> list(owner, after, limit));
    }

    /** All of a key's are read: they are few. */
    private Response list(String owner, @Nullable String after, int limit) {
        List<Webhook> found =
                room.read(() -> webhooks.of(owner)).stream()
                        .filter(webhook -> after == null || webhook.id().compareTo(after) > 0)
                        .toList();
        Page<Webhook> page =
                Page.of(
                        WEBHOOKS,
                        found.subList(0, Math.min(found.size(), limit + 1)),
                        limit,
                        Webhook::id);
        return keys.reply(200, page.map(WebhookEntry::of));
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        return asOwner(
                exchange.parameters(),
                owner -> {
                    Webhook webhook = room.read(() -> webhooks.find(owner, id));
                    return webhook == null ? notYours() : keys.reply(200, WebhookEntry.of(webhook));
                });
    }

    @DELETE
    @Path("/{id}")
    public Response remove(@PathParam("id") String id) {
        return asOwner(
                exchange.parameters(),
                owner ->
                        room.read(() -> webhooks.remove(owner, id))
                                ? Response.noContent().build()
                                : notYours());
    }

    @GET
    @Path("/{id}/deliveries")
    public Response deliveries(@PathParam("id") String id) {
        Parameters in = exchange.parameters("limit", "cursor");
        int limit = in.limit();
        Long before = in.after(DELIVERIES, ChangeCursor::number);
        return asOwner(in, owner -> deliveries(owner, id, before, limit));
    }

    private Response deliveries(String owner, String id, @Nullable Long before, int limit) {
        if (room.read(() -> webhooks.find(owner, id)) == null) {
            return notYours();
        }
        List<Delivery> found = room.read(() -> webhooks.deliveries(id, before, limit + 1));
        Page<Delivery> page =
                Page.of(DELIVERIES, found, limit, delivery -> Long.toString(delivery.id()));
        return keys.reply(200, page.map(DeliveryEntry::of));
    }

    private Response asOwner(Parameters in, Function<String, Response> answer) {
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        String owner = keys.keyName();
        return owner == null ? keys.needsKey() : answer.apply(owner);
    }

    private Response notYours() {
        return exchange.problem(Problem.notOnRecord("id", "this key has no webhook of this id"));
    }
}
