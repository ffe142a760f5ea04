package org.aidwire.local.stack;

import java.nio.file.Path;
import org.aidwire.local.disk.DataDirectory;

/**
 * A process that holds broker and database of a data directory until it is killed, for tests that
 * kill it.
 */
final class EnginesAlone {
    static final String UP = "engines up";

    private EnginesAlone() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path data = new DataDirectory(Path.of(arguments[0])).top();
        Stack stack = Stack.take(new Settings(data, data, Offsets.free(), false, true), System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        stack.startEngines();
        System.out.println(UP);
        stack.watch();
    }
}
