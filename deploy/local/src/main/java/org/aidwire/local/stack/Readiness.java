package org.aidwire.local.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.aidwire.local.process.Child;

/** Waits for a child, as long as it lives and no longer than a start may take. */
final class Readiness {
    /**
     * A first start on a slow machine initialises a database and a broker; a healthy one takes
     * seconds.
     */
    private static final Duration LONGEST_START = Duration.ofSeconds(120);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int LINES_SHOWN = 15;

    private final HttpClient http;

    Readiness(HttpClient http) {
        this.http = http;
    }

    /** A look at a child that may be interrupted. */
    interface Look {
        boolean isReady() throws InterruptedException;
    }

    void await(Child child, Look look) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!look.isReady()) {
            if (!child.isAlive()) {
                throw new StartFailed(
                        child.name() + " ended with code " + child.exitCode(), tail(child));
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailed(
                        child.name() + " was not ready after " + LONGEST_START.toSeconds() + " s",
                        tail(child));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    Look answers(String address) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(5)).build();
        return () -> {
            try {
                return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                        == 200;
            } catch (IOException notYet) {
                return false;
            }
        };
    }

    private static String tail(Child child) {
        try {
            List<String> lines =
                    Files.readString(child.log(), StandardCharsets.ISO_8859_1).lines().toList();
            List<String> last =
                    lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
            return "The end of " + child.log() + ":\n  " + String.join("\n  ", last);
        } catch (IOException unreadable) {
            return "Its log: " + child.log();
        }
    }
}
