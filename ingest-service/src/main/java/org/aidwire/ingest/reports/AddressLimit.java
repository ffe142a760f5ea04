package org.aidwire.ingest.reports;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one address may do something: a burst, then one after each refill. Whoever has an IPv6
 * address has a whole /64 of them, so that counts as one.
 */
final class AddressLimit {

    private final int burst;
    private final long refillNanos;
    private final Map<String, Long> fullAt;

    /**
     * @param addresses how many are remembered; those heard of longest ago are forgotten first
     */
    AddressLimit(int burst, Duration refill, int addresses) {
        this.burst = burst;
        this.refillNanos = refill.toNanos();
        this.fullAt =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                        return size() > addresses;
                    }
                };
    }

    /**
     * Takes one of the address's turns.
     *
     * @param now of a clock that never goes back
     * @return nothing to wait where there was one, else how long until there is
     */
    synchronized Duration take(String address, long now) {
        String network = network(address);
        long full = Math.max(fullAt.getOrDefault(network, now), now);
        long most = now + (burst - 1) * refillNanos;
        if (full > most) {
            return Duration.ofNanos(full - most);
        }
        fullAt.put(network, full + refillNanos);
        return Duration.ZERO;
    }

    /** An IPv4 address as it is, of an IPv6 address the first 64 bits. */
    static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8)) + "/64"
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
