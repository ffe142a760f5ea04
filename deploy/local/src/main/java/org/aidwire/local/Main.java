package org.aidwire.local;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.aidwire.local.command.Command;
import org.aidwire.local.desk.Dossier;
import org.aidwire.local.desk.Erasure;
import org.aidwire.local.desk.Submission;
import org.aidwire.local.disk.InTheWay;
import org.aidwire.local.stack.Stack;
import org.aidwire.local.stack.StartCache;
import org.aidwire.local.stack.StartFailed;

/** The Java half of {@code ./aidwire}: what the launcher hands over to once everything is built. */
public final class Main {
    private static final int FAILED = 1;
    private static final int IN_THE_WAY = 2;

    private static volatile boolean stopping;

    private Main() {}

    public static void main(String[] arguments) {
        // The launcher may have been started with any locale; what is printed here is UTF-8.
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out, err));
    }

    private static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            return switch (Command.parse(arguments, Command.Checkout.ofThisProcess())) {
                case Command.Up up -> up(up, out);
                case Command.Prepare prepare -> prepare(prepare.checkout(), err);
                case Command.Post post -> Submission.of(post).submit(out, err);
                case Command.Erase erase -> new Erasure(erase).submit(out, err);
                case Command.Status status -> Dossier.of(status).show(out, err);
            };
        } catch (Command.Misused misused) {
            err.println("aidwire: " + misused.getMessage());
            err.println(
                    "usage: aidwire up|post|status|erase|rebuild|extract|test [OPTIONS]; all of them: aidwire --help");
            return IN_THE_WAY;
        } catch (InTheWay inTheWay) {
            err.println("aidwire: " + inTheWay.getMessage());
            return IN_THE_WAY;
        } catch (StartFailed failed) {
            // A child that ends because everything is being stopped has not failed.
            if (!stopping) {
                err.println("aidwire: " + failed.getMessage());
            }
            return FAILED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    /** What cannot be made is done without. */
    private static int prepare(Path checkout, PrintStream err) throws InterruptedException {
        try (ExecutorService sideBySide = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> caches =
                    Stream.of("ingest-service", "query-service")
                            .map(service -> new StartCache(checkout, service))
                            .<Callable<Void>>map(
                                    cache ->
                                            () -> {
                                                cache.provide();
                                                return null;
                                            })
                            .toList();
            for (Future<Void> each : sideBySide.invokeAll(caches)) {
                each.get();
            }
            return 0;
        } catch (ExecutionException failed) {
            err.println("aidwire: starts will be slower: " + failed.getCause());
            return FAILED;
        }
    }

    // The stack is closed by the hook, which also runs on Ctrl-C and on every exit of this method.
    @SuppressWarnings("MustBeClosedChecker")
    private static int up(Command.Up up, PrintStream out) throws InterruptedException {
        out.println("Starting Aidwire in " + up.settings().data());
        Stack stack = Stack.take(up.settings(), out);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("stop")
                                .unstarted(
                                        () -> {
                                            stopping = true;
                                            out.println("Stopping");
                                            stack.close();
                                            out.println("Stopped");
                                        }));
        Stack.Engines engines = stack.start();
        stack.loadSample(engines);
        out.println(stack.welcome());
        out.println("Aidwire is ready");
        stack.watch();
        return FAILED;
    }
}
