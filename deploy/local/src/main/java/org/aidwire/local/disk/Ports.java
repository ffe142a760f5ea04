package org.aidwire.local.disk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Where the stack listens, on the loopback address alone. The names are those of {@code
 * ports.json}.
 */
public record Ports(
        int ingest,
        int query,
        int ingestManagement,
        int queryManagement,
        int kafka,
        int kafkaController,
        int postgres) {

    /** The ports people know move together by the offset; the highest of them bounds it. */
    public static final int LARGEST_OFFSET = 65535 - 9081;

    /**
     * Below the range from which systems take the ports of outgoing connections, so that none sits
     * there.
     */
    private static final int FREE_FROM = 20000;

    private static final int FREE_BELOW = 32000;
    private static final int TRIES = 500;

    /** The known ports at an offset, those of Kafka and Postgres wherever there is room. */
    public static Ports atOffset(int offset) {
        List<Integer> free = new ArrayList<>();
        RandomGenerator dice = RandomGenerator.getDefault();
        for (int tries = 0; free.size() < 3 && tries < TRIES; tries++) {
            int candidate = dice.nextInt(FREE_FROM, FREE_BELOW);
            if (!free.contains(candidate)
                    && !known(offset).contains(candidate)
                    && isFree(candidate)) {
                free.add(candidate);
            }
        }
        if (free.size() < 3) {
            throw new InTheWay(
                    "no free loopback ports between %d and %d.".formatted(FREE_FROM, FREE_BELOW));
        }
        List<Integer> known = known(offset);
        return new Ports(
                known.get(0),
                known.get(1),
                known.get(2),
                known.get(3),
                free.get(0),
                free.get(1),
                free.get(2));
    }

    /** In the order of the components above. */
    private static List<Integer> known(int offset) {
        return List.of(8080 + offset, 8081 + offset, 9080 + offset, 9081 + offset);
    }

    /**
     * Refuses an offset at which a known port is taken, naming it, its process where that shows,
     * and the way out.
     */
    public static void refuseIfTaken(int offset) {
        refuseIfTaken(known(offset));
    }

    /** The same for some of them. */
    public static void refuseIfTaken(List<Integer> ports) {
        for (int port : ports) {
            if (!isFree(port)) {
                String owner =
                        PortOwner.of(port)
                                .map(pid -> " by process " + pid)
                                .orElse(" by another process");
                throw new InTheWay(
                        """
                        port %d is taken%s.
                        Stop that process, or move all ports of this stack with --port-offset N (such as \
                        --port-offset 100)."""
                                .formatted(port, owner));
            }
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    public void write(DataDirectory directory, Belongings belongings) {
        belongings.write(
                directory.ports(),
                new ObjectMapper().valueToTree(this).toPrettyString() + System.lineSeparator());
    }

    /** What the stack of this directory wrote at its last start. */
    public static Optional<Ports> read(DataDirectory directory) {
        if (!Files.isRegularFile(directory.ports())) {
            return Optional.empty();
        }
        try {
            JsonNode json = new ObjectMapper().readTree(directory.ports().toFile());
            return Optional.of(new ObjectMapper().treeToValue(json, Ports.class));
        } catch (IOException unreadable) {
            throw new InTheWay(
                    directory.ports()
                            + " is not what aidwire up wrote: "
                            + unreadable.getMessage());
        }
    }
}
