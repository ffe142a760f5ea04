package org.aidwire.query.changes.webhook;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;

/** A receiver of webhooks, which notes what it is sent and answers as it is told. */
public final class Desk implements AutoCloseable {

    /** Closes the connection without an answer. */
    public static final int NO_ANSWER = 0;

    /** What came. */
    public record Received(Headers headers, byte[] content, int answered) {

        public String id() {
            return headers.getFirst("webhook-id");
        }
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /**
     * @param answers the status for the n-th request, from 0
     */
    public Desk(IntUnaryOperator answers) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
    }

    private void answer(HttpExchange exchange, IntUnaryOperator answers) throws IOException {
        byte[] content = exchange.getRequestBody().readAllBytes();
        int status;
        synchronized (this) {
            status = answers.applyAsInt(received.size());
            received.add(new Received(exchange.getRequestHeaders(), content, status));
        }
        if (status != NO_ANSWER) {
            if (status / 100 == 3) {
                exchange.getResponseHeaders().add("Location", url() + "elsewhere");
            }
            exchange.sendResponseHeaders(status, -1);
        }
        exchange.close();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    public List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
