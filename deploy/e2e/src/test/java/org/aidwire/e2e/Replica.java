package org.aidwire.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A replica of the query service beside a stack, started as docs/replicas.md says. */
final class Replica implements AutoCloseable {

    private static final Path TOP = Path.of(System.getProperty("aidwire.top"));

    private final LocalStack stack;
    private final String name;
    private final String roles;
    private final int port;
    private final int managementPort;
    private Process process;

    private Replica(LocalStack stack, String name, String roles) {
        this.stack = stack;
        this.name = name;
        this.roles = roles;
        this.port = LocalStack.freePort();
        this.managementPort = LocalStack.freePort();
        this.process = launch();
    }

    /** Starts one and waits until it is ready. */
    static Replica start(LocalStack stack, String name, String roles) {
        Replica replica = new Replica(stack, name, roles);
        replica.awaitReady();
        return replica;
    }

    /** Starts one and waits for nothing. */
    static Replica begun(LocalStack stack, String name, String roles) {
        return new Replica(stack, name, roles);
    }

    /** Starts one that ends by itself, and waits until it has. */
    static Replica ended(LocalStack stack, String name, String roles) {
        Replica replica = new Replica(stack, name, roles);
        // A rebuild under load on a busy machine takes its time.
        Awaitility.await(name + " ends, see " + replica.log())
                .atMost(Duration.ofMinutes(6))
                .until(() -> !replica.process.isAlive());
        assertThat(replica.process.exitValue()).as(name).isZero();
        return replica;
    }

    private Process launch() {
        String line =
                """
                . "$0" && exec "$JAVA" -Xmx384m -Daidwire.roles=%s \\
                  -Dquarkus.http.port=%d -Dquarkus.management.port=%d -Dquarkus.shutdown.delay=0S \\
                  -jar "%s/query-service/target/quarkus-app/quarkus-run.jar"
                """
                        .formatted(roles, port, managementPort, TOP);
        try {
            return new ProcessBuilder(List.of("sh", "-c", line, stack.data() + "/run/replica.env"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log() {
        return stack.data().resolveSibling(name + ".log");
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    void awaitReady() {
        Awaitility.await(name + " is ready, see " + log())
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .failFast(() -> assertThat(process.isAlive()).as("%s runs on", name).isTrue())
                .until(() -> health("ready") == 200);
    }

    int health(String check) {
        return RestAssured.get("http://127.0.0.1:" + managementPort + "/q/health/" + check)
                .statusCode();
    }

    /** The sum over all series of a metric; zero where there is none. */
    double metric(String metric) {
        String page =
                RestAssured.get("http://127.0.0.1:" + managementPort + "/q/metrics").asString();
        Matcher line =
                Pattern.compile("^" + metric + "(?:\\{[^}]*})? (\\S+)$", Pattern.MULTILINE)
                        .matcher(page);
        double sum = 0;
        while (line.find()) {
            sum += Double.parseDouble(line.group(1));
        }
        return sum;
    }

    RequestSpecification reads() {
        return new RequestSpecBuilder().setBaseUri("http://127.0.0.1").setPort(port).build();
    }

    /** Kills it as the kernel would, and starts it anew. */
    void killAndRestart() {
        Signals.kill(process.toHandle());
        process = launch();
    }

    @Override
    public void close() {
        Signals.wake(List.of(process.toHandle()));
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
