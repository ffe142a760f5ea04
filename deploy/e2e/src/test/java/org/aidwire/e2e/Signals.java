package org.aidwire.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What an operator's hand, a kernel or a hypervisor does to a process. */
final class Signals {

    private Signals() {}

    /** Ends it at once, without a last word. */
    static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Stands still from now on, with its connections open. */
    static void stop(Collection<ProcessHandle> processes) {
        send("-STOP", processes);
    }

    /**
     * As {@link #stop}, with all that it started. It stands before they are listed: what it starts
     * meanwhile would go on.
     */
    static List<ProcessHandle> stopTree(ProcessHandle head) {
        stop(List.of(head));
        List<ProcessHandle> tree = new ArrayList<>(List.of(head));
        head.descendants().forEach(tree::add);
        stop(tree);
        return tree;
    }

    /** Goes on where it stood. */
    static void wake(Collection<ProcessHandle> processes) {
        send("-CONT", processes);
    }

    private static void send(String signal, Collection<ProcessHandle> processes) {
        List<String> alive =
                processes.stream()
                        .filter(ProcessHandle::isAlive)
                        .map(process -> Long.toString(process.pid()))
                        .toList();
        if (alive.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("kill", signal));
        command.addAll(alive);
        try {
            // One that ended meanwhile is none of the others' business.
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
