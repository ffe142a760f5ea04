package org.aidwire.local.stack;

import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aidwire.local.disk.Ports;
import org.aidwire.local.process.Child;
import org.aidwire.local.process.KafkaBroker;
import org.aidwire.local.process.PostgresServer;
import org.aidwire.local.process.Service;
import org.aidwire.local.process.Topics;

/** The whole stack of one data directory, from its start to its stop. */
public final class Stack implements AutoCloseable {
    /** People read these logs; in production machines do. */
    private static final Map<String, String> PLAIN_LOGS =
            Map.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");

    private final Settings settings;
    private final Grounds grounds;
    private final PrintStream out;
    private final Children children;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final Readiness readiness = new Readiness(http);
    private final long began = System.nanoTime();

    private Stack(Settings settings, Grounds grounds, PrintStream out) {
        this.settings = settings;
        this.grounds = grounds;
        this.out = out;
        this.children = new Children(out);
    }

    /** Takes the data directory; refuses where something is in the way. Nothing runs yet. */
    public static Stack take(Settings settings, PrintStream out) {
        return new Stack(settings, Grounds.take(settings), out);
    }

    /**
     * Starts everything. Ingest comes up beside broker and database, since it starts without them;
     * query comes last: who gets an answer from it may post. It is left out where its replicas are
     * to be started by hand.
     */
    public Engines start() throws InterruptedException {
        Programs programs =
                new Programs(settings.checkout(), grounds.directory(), grounds.belongings());
        Service ingest = Service.ingest(grounds.ports(), grounds.directory());
        Engines engines;
        try (ExecutorService sideBySide = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> writing = sideBySide.submit(() -> start(programs, ingest, Map.of()));
            engines = startEngines();
            result(writing);
        }
        Replicas replicas = new Replicas(grounds, settings.services());
        replicas.describe(engines.password());
        if (settings.noQuery()) {
            tell("No query service is started: docs/replicas.md says how to start its replicas");
        } else {
            start(
                    programs,
                    Service.query(grounds.ports(), grounds.directory()),
                    replicas.store(engines.password()));
        }
        return engines;
    }

    /** Starts broker and database; returns when both answer and the topics exist. */
    Engines startEngines() throws InterruptedException {
        PostgresServer postgres =
                new PostgresServer(grounds.directory(), grounds.belongings(), grounds.ports());
        KafkaBroker broker =
                new KafkaBroker(grounds.directory(), grounds.belongings(), grounds.ports());
        try (ExecutorService sideBySide = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> database = sideBySide.submit(start(postgres));
            Future<Boolean> log = sideBySide.submit(start(broker));
            result(database);
            return new Engines(postgres.password(), result(log));
        }
    }

    private static <T> T result(Future<T> started) throws InterruptedException {
        try {
            return started.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException told) {
                throw told;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** What the services need to know of the engines. */
    public record Engines(String password, boolean withoutEvents) {}

    private Callable<Boolean> start(PostgresServer postgres) {
        return () -> {
            Child child = postgres.prepare();
            children.start(child, Children.Layer.ENGINES);
            readiness.await(child, postgres::isReady);
            tell("Postgres is up", grounds.ports().postgres());
            return true;
        };
    }

    private Callable<Boolean> start(KafkaBroker broker) {
        return () -> {
            Child child = broker.prepare();
            children.start(child, Children.Layer.ENGINES);
            try (Topics topics = new Topics(grounds.ports().kafka())) {
                readiness.await(child, topics::provide);
                boolean withoutEvents = topics.holdNoEvent();
                tell("Kafka is up", grounds.ports().kafka());
                return withoutEvents;
            }
        };
    }

    private boolean start(Programs programs, Service service, Map<String, String> secrets)
            throws InterruptedException {
        Map<String, String> environment = new HashMap<>(PLAIN_LOGS);
        environment.putAll(settings.services());
        environment.putAll(secrets);
        Child child =
                service.prepare(
                        programs.of(service.name()),
                        new StartCache(settings.checkout(), service.name()).options(),
                        environment,
                        grounds.directory(),
                        grounds.belongings());
        children.start(child, Children.Layer.SERVICES);
        try {
            readiness.await(child, readiness.answers(service.ready()));
        } catch (StartFailed failed) {
            // Free when this start looked, taken by the time the service was up: another start went
            // on beside it.
            if (!child.isAlive()) {
                Ports.refuseIfTaken(List.of(service.port(), service.managementPort()));
            }
            throw failed;
        }
        tell(service.name() + " is up", service.port());
        return true;
    }

    /** Posts the sample where nothing was ever accepted, or where a kill cut its loading short. */
    public void loadSample(Engines engines) throws InterruptedException {
        Sample sample =
                new Sample(grounds.directory(), grounds.belongings(), grounds.ports(), http);
        if (!settings.empty() && (engines.withoutEvents() || sample.isUnderWay())) {
            int events = sample.load(!settings.noQuery());
            tell("The sample is loaded: " + events + " events of the Seoul timeline");
        }
    }

    public String welcome() {
        return Welcome.text(grounds.directory(), grounds.ports());
    }

    /** Keeps the children running; returns only when one of them ends over and over. */
    public void watch() throws InterruptedException {
        Child tired = children.watch();
        throw new StartFailed(tired.name() + " keeps ending", "Its log: " + tired.log());
    }

    private void tell(String what, int port) {
        tell(what + " on 127.0.0.1:" + port);
    }

    private void tell(String what) {
        out.printf("%5.1f s  %s%n", (System.nanoTime() - began) / 1e9, what);
    }

    @Override
    public void close() {
        children.stop();
        grounds.close();
    }
}
