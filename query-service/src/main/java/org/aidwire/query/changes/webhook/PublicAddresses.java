package org.aidwire.query.changes.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/** Which addresses are of the public internet (the special-purpose registries of IANA). */
final class PublicAddresses {

    private record Block(int address, int bits) {

        static Block of(String written) {
            String[] parts = written.split("[./]");
            int address = 0;
            for (int i = 0; i < 4; i++) {
                address = address << 8 | Integer.parseInt(parts[i]);
            }
            return new Block(address, Integer.parseInt(parts[4]));
        }

        boolean holds(int other) {
            return (address ^ other) >>> (32 - bits) == 0;
        }
    }

    private static final List<Block> NOT_PUBLIC =
            List.of(
                            "0.0.0.0/8", // this network
                            "10.0.0.0/8", // private
                            "100.64.0.0/10", // carrier-grade NAT
                            "127.0.0.0/8", // loopback
                            "169.254.0.0/16", // link-local, and where clouds keep their metadata
                            "172.16.0.0/12", // private
                            "192.0.0.0/24", // protocol assignments
                            "192.0.2.0/24", // documentation
                            "192.88.99.0/24", // relays of 6to4
                            "192.168.0.0/16", // private
                            "198.18.0.0/15", // benchmarks
                            "198.51.100.0/24", // documentation
                            "203.0.113.0/24", // documentation
                            "224.0.0.0/4", // multicast
                            "240.0.0.0/4") // reserved, and broadcast
                    .stream()
                    .map(Block::of)
                    .toList();

    private PublicAddresses() {}

    static boolean include(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> includeFour(four.getAddress());
            case Inet6Address six -> includeSix(six.getAddress());
            default -> false;
        };
    }

    private static boolean includeFour(byte[] bytes) {
        int address = 0;
        for (byte each : bytes) {
            address = address << 8 | (each & 0xFF);
        }
        int known = address;
        return NOT_PUBLIC.stream().noneMatch(block -> block.holds(known));
    }

    /**
     * Only 2000::/3 is handed out; of that not what stands for an address of version 4 (6to4,
     * Teredo), nor protocol assignments and documentation.
     */
    private static boolean includeSix(byte[] bytes) {
        int first = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        int second = (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
        return first >>> 13 == 1
                && first != 0x2002
                && !(first == 0x2001 && second < 0x0200)
                && !(first == 0x2001 && second == 0x0DB8)
                && !(first == 0x3FFF && second < 0x1000);
    }
}
