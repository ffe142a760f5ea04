package org.aidwire.query.changes.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.aidwire.query.http.ReadJson;
import org.aidwire.query.store.ChangeReads;
import org.aidwire.query.store.Webhooks.Outcome;
import org.aidwire.query.store.Webhooks.Try;
import org.aidwire.query.store.Webhooks.Webhook;
import org.aidwire.query.view.ChangeEvent;
import org.jspecify.annotations.Nullable;

/**
 * Posts one event to one receiver. The name is resolved here and the connection made to that very
 * address, while TLS and the Host field go by the name: so a name that changes its address in
 * between (DNS rebinding) gains nothing. Redirects are not followed, and of the answer nothing but
 * its status is read.
 */
@ApplicationScoped
class Sender {

    private static final int GONE = 410;
    private static final int CONNECT_MILLIS = 5_000;

    private final Resolving resolving;
    private final HttpClient client;
    private final Duration answer;

    Sender(Vertx vertx, Resolving resolving, WebhookSettings settings) {
        this.resolving = resolving;
        this.answer = settings.answer();
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout(CONNECT_MILLIS)
                                .setKeepAlive(false)
                                .setMaxPoolSize(settings.atOnce())
                                .setVerifyHost(true)
                                .setMaxHeaderSize(16 * 1024)
                                .setMaxRedirects(0)
                                .setName("aidwire-webhooks"));
    }

    Try send(Webhook webhook, ChangeReads.Entry change, Instant now) throws InterruptedException {
        long began = System.nanoTime();
        Result result = post(webhook, ChangeEvent.of(change), now);
        return new Try(
                change.cursor(),
                webhook.failures() + 1,
                now,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
                result.status(),
                outcome(result.status()),
                result.detail());
    }

    private record Result(@Nullable Integer status, @Nullable String detail) {}

    private static Outcome outcome(@Nullable Integer status) {
        if (status == null) {
            return Outcome.FAILED;
        }
        return status >= 200 && status < 300
                ? Outcome.DELIVERED
                : status == GONE ? Outcome.GONE : Outcome.FAILED;
    }

    private Result post(Webhook webhook, ChangeEvent event, Instant now)
            throws InterruptedException {
        Receiver receiver = Receiver.of(webhook.url());
        return switch (resolving.resolve(receiver.host())) {
            case Resolving.Resolved.Unknown() ->
                    new Result(null, "the host's name has no address now");
            case Resolving.Resolved.Forbidden() ->
                    new Result(null, "the host's address is not of the public internet");
            case Resolving.Resolved.Found(InetAddress address) -> {
                byte[] content = ReadJson.write(event);
                yield post(
                        request(receiver, address)
                                .putHeader("webhook-id", event.id())
                                .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
                                .putHeader(
                                        "webhook-signature",
                                        Signing.sign(
                                                webhook.secret(),
                                                event.id(),
                                                now.getEpochSecond(),
                                                content)),
                        content);
            }
        };
    }

    private RequestOptions request(Receiver receiver, InetAddress address) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(
                        SocketAddress.inetSocketAddress(receiver.port(), address.getHostAddress()))
                .setHost(receiver.host())
                .setPort(receiver.port())
                .setSsl(receiver.scheme().equals("https"))
                .setURI(receiver.pathAndQuery())
                .setFollowRedirects(false)
                .setTimeout(answer.toMillis())
                .putHeader("Content-Type", "application/cloudevents+json; charset=UTF-8")
                .putHeader("User-Agent", "aidwire-webhooks/1");
    }

    private Result post(RequestOptions request, byte[] content) throws InterruptedException {
        Future<Integer> status =
                client.request(request)
                        .compose(
                                open ->
                                        open.send(Buffer.buffer(content))
                                                .map(
                                                        response -> {
                                                            // What else it says is not read.
                                                            response.exceptionHandler(_ -> {});
                                                            response.pause();
                                                            open.connection().close();
                                                            return response.statusCode();
                                                        }));
        try {
            int code =
                    status.toCompletionStage()
                            .toCompletableFuture()
                            .get(answer.toMillis() + CONNECT_MILLIS, TimeUnit.MILLISECONDS);
            return new Result(code, code / 100 == 2 ? null : "answered " + code);
        } catch (ExecutionException failed) {
            return new Result(null, why(failed.getCause()));
        } catch (TimeoutException late) {
            return new Result(null, why(late));
        }
    }

    /** In general words: what exactly failed may tell of networks that are not the owner's. */
    private static String why(@Nullable Throwable failure) {
        return switch (failure) {
            case TimeoutException _ -> "no answer in time";
            case ConnectException _ -> "no connection";
            case SSLException _ -> "no connection by TLS";
            case null, default -> "the connection broke before an answer";
        };
    }

    @PreDestroy
    void stop() {
        client.close();
    }
}
