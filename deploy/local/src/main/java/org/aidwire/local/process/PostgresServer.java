package org.aidwire.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.aidwire.local.disk.Belongings;
import org.aidwire.local.disk.DataDirectory;
import org.aidwire.local.disk.Keys;
import org.aidwire.local.disk.Ports;

/**
 * Postgres from unpacked binaries, as a child that syncs what it commits. It refuses to run as
 * root, so {@link Unprivileged} says how it runs there.
 */
public final class PostgresServer {
    public static final String NAME = "postgres";
    public static final String USER = "aidwire";
    public static final String DATABASE = "aidwire";

    private static final long MAKING_SECONDS = 60;

    /**
     * Holds the leash: the end of standard input is a fast shutdown (SIGINT); after six seconds the
     * server goes down at once (SIGQUIT), and its log recovers what was committed. Job control
     * gives the server and its watch process groups of their own: out of reach of the terminal's
     * Ctrl-C, and the watch outlives a kill -9 of the whole group.
     */
    private static final String ON_A_LEASH =
            """
            trap '' INT HUP
            exec 3<&0
            set -m
            "$@" 3<&- </dev/null &
            server=$!
            (
              while read -r _ <&3; do :; done
              kill -INT "$server" 2>/dev/null
              for _ in 1 2 3 4 5 6; do
                sleep 1
                kill -0 "$server" 2>/dev/null || exit 0
              done
              kill -QUIT "$server" 2>/dev/null
              sleep 2
              kill -KILL "$server" 2>/dev/null
            ) </dev/null &
            watch=$!
            trap 'kill -INT "$server" 2>/dev/null' TERM
            while :; do
              wait "$server"
              code=$?
              kill -0 "$server" 2>/dev/null || break
            done
            kill -TERM -- "-$watch" 2>/dev/null
            exit "$code"
            """;

    private final DataDirectory directory;
    private final Belongings belongings;
    private final Ports ports;
    private final Unprivileged unprivileged;
    private final Path home;

    public PostgresServer(DataDirectory directory, Belongings belongings, Ports ports) {
        this.directory = directory;
        this.belongings = belongings;
        this.ports = ports;
        this.unprivileged = Unprivileged.onThisMachine();
        this.home = unprivileged.home(directory);
    }

    /** Unpacks and initialises what is missing, and describes the child. */
    public Child prepare() {
        belongings.folder(directory.postgres());
        if (!home.equals(directory.postgres())) {
            belongings.write(directory.postgresElsewhere(), home + "\n");
        }
        if (!Files.exists(directory.password())) {
            belongings.write(directory.password(), Keys.random());
        }
        try {
            Files.createDirectories(home);
            PostgresBinaries.unpack(claimed("bin"), claimed("bin.new"));
            if (!Files.exists(data().resolve("PG_VERSION"))) {
                initialise();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        List<String> line = new ArrayList<>(List.of("bash", "-c", ON_A_LEASH, "aidwire-postgres"));
        line.addAll(unprivileged.command(serverLine()));
        return new Child(NAME, line, Map.of(), directory, belongings, this::forgetTheDead);
    }

    public String password() {
        try {
            return Files.readString(directory.password());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The server says so itself, on the last line of its pid file. */
    public boolean isReady() {
        try {
            List<String> lines = Files.readAllLines(pidFile());
            return lines.size() >= 8 && lines.get(7).strip().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path data() {
        return home.resolve("data");
    }

    private Path pidFile() {
        return data().resolve("postmaster.pid");
    }

    private Path binary(String name) {
        return home.resolve("bin").resolve("bin").resolve(name);
    }

    private Path claimed(String name) {
        Path path = home.resolve(name);
        return path.startsWith(directory.top()) ? belongings.claim(path) : path;
    }

    private List<String> serverLine() {
        List<String> line =
                new ArrayList<>(List.of(binary("postgres").toString(), "-D", data().toString()));
        for (String setting :
                List.of(
                        "listen_addresses=127.0.0.1",
                        "port=" + ports.postgres(),
                        "unix_socket_directories=",
                        "fsync=on",
                        "synchronous_commit=on",
                        "full_page_writes=on",
                        "wal_level=minimal",
                        "max_wal_senders=0",
                        "max_connections=120",
                        "shared_buffers=128MB",
                        "timezone=UTC",
                        "log_timezone=UTC")) {
            line.addAll(List.of("-c", setting));
        }
        return line;
    }

    /**
     * In a directory of its own that is then given its name: a kill half way leaves nothing half
     * initialised.
     */
    private void initialise() throws IOException {
        Path fresh = claimed("data.new");
        if (Files.exists(fresh)) {
            Belongings.deleteTree(fresh);
        }
        claimed("data");
        Path password = unprivileged.readable(directory.password(), home);
        run(
                unprivileged.command(
                        List.of(
                                binary("initdb").toString(),
                                "-D",
                                fresh.toString(),
                                "--username=" + USER,
                                "--pwfile=" + password,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8")),
                "");
        run(
                unprivileged.command(
                        List.of(
                                binary("postgres").toString(),
                                "--single",
                                "-D",
                                fresh.toString(),
                                "postgres")),
                "CREATE DATABASE " + DATABASE + ";\n");
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void run(List<String> command, String input) throws IOException {
        Path log = belongings.claim(directory.log("postgres-setup"));
        Process process =
                new ProcessBuilder(command)
                        .directory(Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        process.outputWriter().append(input).close();
        try {
            if (!process.waitFor(MAKING_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(
                        "Postgres could not be set up in " + MAKING_SECONDS + " s; see " + log);
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", hurried);
        }
        if (process.exitValue() != 0) {
            throw new IOException("Postgres could not be set up; see " + log);
        }
    }

    /**
     * After a kill -9 the server's pid file is still there, perhaps with the server. It would
     * refuse to start where that id has since passed to somebody else.
     */
    private void forgetTheDead() {
        try {
            if (Files.exists(pidFile())) {
                stillRunning()
                        .ifPresent(
                                server -> {
                                    server.destroyForcibly();
                                    server.onExit().join();
                                });
                Files.deleteIfExists(pidFile());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Optional<ProcessHandle> stillRunning() throws IOException {
        return Files.readAllLines(pidFile()).stream()
                .findFirst()
                .filter(line -> line.matches("\\d{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(
                        process ->
                                process.info()
                                        .command()
                                        .orElse("")
                                        .equals(binary("postgres").toString()));
    }
}
