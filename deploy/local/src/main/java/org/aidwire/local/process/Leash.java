package org.aidwire.local.process;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The first class of every Java child: runs another class's main, and stops the process in good
 * order when standard input ends, at the latest after {@link #GRACE_MILLIS}.
 */
public final class Leash {
    /** Less than the ten seconds within which nothing of a killed stack may be left. */
    static final long GRACE_MILLIS = 7_000;

    /** Its name where it lies beside a program. */
    public static final String JAR = "leash.jar";

    private Leash() {}

    /** Where this class comes from: a jar, or a folder of classes in a test. */
    public static Path home() {
        return Path.of(Leash.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    public static void main(String[] arguments) throws Throwable {
        Thread.ofPlatform().daemon().name("leash").start(Leash::waitForTheEnd);
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        try {
            Class.forName(arguments[0])
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) rest);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    // The process ends here in any case: there is nobody left to tell.
    @SuppressWarnings("SystemExitOutsideMain")
    private static void waitForTheEnd() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever sent; only the end counts.
            }
        } catch (IOException broken) {
            // As good as the end.
        }
        Thread.ofPlatform().daemon().name("leash-deadline").start(Leash::haltAfterGrace);
        System.exit(0);
    }

    private static void haltAfterGrace() {
        try {
            Thread.sleep(GRACE_MILLIS);
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
