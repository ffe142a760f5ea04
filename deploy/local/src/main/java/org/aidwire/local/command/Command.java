package org.aidwire.local.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aidwire.local.disk.DataDirectory;
import org.aidwire.local.disk.Ports;
import org.aidwire.local.stack.Settings;
import org.jspecify.annotations.Nullable;

/** A command line that was understood. */
public sealed interface Command {
    /** The options by which every command says which stack it means. */
    Set<String> TARGET = Set.of("--data", "--port-offset");

    /** Starts the stack and stays. */
    record Up(Settings settings) implements Command {}

    /** After a build, by the launcher: what makes the services start faster. */
    record Prepare(Path checkout) implements Command {}

    /** Posts a file; what a plain-text story does not say itself comes as options. */
    record Post(
            Path file,
            @Nullable String outlet,
            @Nullable String published,
            @Nullable String uri,
            @Nullable String headline,
            String key,
            Target target)
            implements Command {}

    /** Shows what is on record between two parties. */
    record Status(String donor, String recipient, @Nullable String asOf, Target target)
            implements Command {}

    /** Has an article erased for good. */
    record Erase(String uri, @Nullable String reason, Target target) implements Command {}

    /** Which running stack is meant: that of the data directory, or the one at a port offset. */
    record Target(DataDirectory directory, @Nullable Integer portOffset) {
        public String ingest() {
            return "http://127.0.0.1:"
                    + (portOffset == null
                            ? known().map(Ports::ingest).orElse(8080)
                            : 8080 + portOffset);
        }

        public String query() {
            return "http://127.0.0.1:"
                    + (portOffset == null
                            ? known().map(Ports::query).orElse(8081)
                            : 8081 + portOffset);
        }

        private Optional<Ports> known() {
            return Ports.read(directory);
        }
    }

    /** Where the project lies, and where the caller stood. */
    record Checkout(Path top, Path here) {
        public static Checkout ofThisProcess() {
            return new Checkout(Path.of(System.getProperty("aidwire.root", ".")), Path.of(""));
        }
    }

    /** A command line that was not understood. */
    final class Misused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misused(String why) {
            super(why);
        }
    }

    static Command parse(String[] arguments, Checkout checkout) {
        if (arguments.length == 0) {
            throw new Misused("a command is missing");
        }
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        return switch (arguments[0]) {
            case "up" -> up(rest, checkout);
            case "prepare" -> new Prepare(checkout.top());
            case "post" -> post(rest, checkout);
            case "status" -> status(rest, checkout);
            case "erase" -> erase(rest, checkout);
            default -> throw new Misused("there is no command " + arguments[0]);
        };
    }

    private static Up up(List<String> rest, Checkout checkout) {
        Set<String> valued = new HashSet<>(TARGET);
        valued.add("--settings");
        Words words = Words.of("up", rest, valued, Set.of("--fresh", "--empty", "--no-query"), 0);
        String given = words.values.get("--settings");
        Integer offset = words.portOffset();
        return new Up(
                new Settings(
                        checkout.top(),
                        words.data(checkout),
                        offset == null ? 0 : offset,
                        words.has("--fresh"),
                        words.has("--empty"),
                        words.has("--no-query"),
                        given == null
                                ? Map.of()
                                : ServiceSettings.read(checkout.here().resolve(given))));
    }

    private static Post post(List<String> rest, Checkout checkout) {
        Set<String> valued = new HashSet<>(TARGET);
        valued.addAll(Set.of("--key", "--outlet", "--published", "--uri", "--headline"));
        Words words = Words.of("post", rest, valued, Set.of(), 1);
        return new Post(
                checkout.here().resolve(words.operands.getFirst()),
                words.values.get("--outlet"),
                words.values.get("--published"),
                words.values.get("--uri"),
                words.values.get("--headline"),
                words.values.getOrDefault("--key", "feed"),
                words.target(checkout));
    }

    private static Status status(List<String> rest, Checkout checkout) {
        Set<String> valued = new HashSet<>(TARGET);
        valued.add("--as-of");
        Words words = Words.of("status", rest, valued, Set.of(), 2);
        return new Status(
                words.operands.get(0),
                words.operands.get(1),
                words.values.get("--as-of"),
                words.target(checkout));
    }

    private static Erase erase(List<String> rest, Checkout checkout) {
        Set<String> valued = new HashSet<>(TARGET);
        valued.add("--reason");
        Words words = Words.of("erase", rest, valued, Set.of(), 1);
        return new Erase(
                words.operands.getFirst(), words.values.get("--reason"), words.target(checkout));
    }

    /** The words of a command line, told apart: options with and without a value, and operands. */
    record Words(Map<String, String> values, Set<String> bare, List<String> operands) {

        static Words of(
                String command,
                List<String> words,
                Set<String> valued,
                Set<String> bare,
                int operands) {
            Words found = new Words(new HashMap<>(), new HashSet<>(), new ArrayList<>());
            for (Iterator<String> next = words.iterator(); next.hasNext(); ) {
                String word = next.next();
                int equals = word.indexOf('=');
                String name = equals < 0 ? word : word.substring(0, equals);
                if (bare.contains(word)) {
                    found.bare.add(word);
                } else if (valued.contains(name)) {
                    String value =
                            equals >= 0
                                    ? word.substring(equals + 1)
                                    : next.hasNext() ? next.next() : "";
                    if (value.isEmpty()) {
                        throw new Misused(name + " needs a value");
                    }
                    found.values.put(name, value);
                } else if (word.startsWith("-") && word.length() > 1) {
                    throw new Misused(command + " has no option " + name);
                } else {
                    found.operands.add(word);
                }
            }
            if (found.operands.size() != operands) {
                throw new Misused(
                        "%s takes %d argument(s) besides its options, not %d"
                                .formatted(command, operands, found.operands.size()));
            }
            return found;
        }

        boolean has(String option) {
            return bare.contains(option);
        }

        Path data(Checkout checkout) {
            String given = values.get("--data");
            Path data =
                    given == null
                            ? checkout.top().resolve(".aidwire")
                            : checkout.here().resolve(given);
            return data.toAbsolutePath().normalize();
        }

        @Nullable Integer portOffset() {
            String given = values.get("--port-offset");
            if (given == null) {
                return null;
            }
            if (!given.matches("\\d{1,5}") || Integer.parseInt(given) > Ports.LARGEST_OFFSET) {
                throw new Misused(
                        "--port-offset takes a whole number from 0 to %d, not %s"
                                .formatted(Ports.LARGEST_OFFSET, given));
            }
            return Integer.valueOf(given);
        }

        Target target(Checkout checkout) {
            return new Target(new DataDirectory(data(checkout)), portOffset());
        }
    }
}
