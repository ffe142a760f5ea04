package org.aidwire.local.stack;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import org.aidwire.local.disk.DataDirectory;
import org.aidwire.local.process.Child;
import org.aidwire.local.process.PostgresServer;

/**
 * A process that holds broker and database of a data directory, or the database alone, until it is
 * killed, for tests that kill it.
 */
final class EnginesAlone {
    static final String UP = "engines up";
    static final String BOTH = "both";
    static final String DATABASE = "database";

    private EnginesAlone() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path data = new DataDirectory(Path.of(arguments[0])).top();
        Settings settings = new Settings(data, data, Offsets.free(), false, true, false, Map.of());
        if (arguments[1].equals(BOTH)) {
            holdBoth(settings);
        } else {
            holdDatabase(settings);
        }
    }

    private static void holdBoth(Settings settings) throws InterruptedException {
        Stack stack = Stack.take(settings, System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        stack.startEngines();
        System.out.println(UP);
        stack.watch();
    }

    private static void holdDatabase(Settings settings) throws InterruptedException {
        Grounds grounds = Grounds.take(settings);
        PostgresServer postgres =
                new PostgresServer(grounds.directory(), grounds.belongings(), grounds.ports());
        Children children = new Children(System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(children::stop));
        Child child = postgres.prepare();
        children.start(child, Children.Layer.ENGINES);
        new Readiness(HttpClient.newHttpClient()).await(child, postgres::isReady);
        System.out.println(UP);
        children.watch();
    }
}
