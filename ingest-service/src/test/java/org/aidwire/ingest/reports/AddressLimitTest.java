package org.aidwire.ingest.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AddressLimitTest {

    private static final long SECOND = 1_000_000_000L;

    private final AddressLimit limit = new AddressLimit(3, Duration.ofSeconds(20), 2);

    @Test
    void after_a_burst_one_turn_comes_with_each_refill() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.take("192.0.2.1", i)).isZero();
        }

        assertThat(limit.take("192.0.2.1", 3))
                .isBetween(Duration.ofSeconds(19), Duration.ofSeconds(20));
        assertThat(limit.take("192.0.2.2", 3)).isZero();
        assertThat(limit.take("192.0.2.1", 21 * SECOND)).isZero();
        assertThat(limit.take("192.0.2.1", 21 * SECOND)).isPositive();
    }

    @Test
    void an_ipv6_network_is_one_address() {
        assertThat(AddressLimit.network("2001:db8:1:2:aaaa::1"))
                .isEqualTo(AddressLimit.network("2001:db8:1:2:bbbb::2"))
                .isNotEqualTo(AddressLimit.network("2001:db8:1:3::1"));
        assertThat(AddressLimit.network("192.0.2.1")).isEqualTo("192.0.2.1");
    }

    @Test
    void those_heard_of_longest_ago_are_forgotten() {
        for (int i = 0; i < 3; i++) {
            limit.take("192.0.2.1", 0);
        }
        limit.take("192.0.2.2", 0);
        limit.take("192.0.2.3", 0);

        assertThat(limit.take("192.0.2.1", 0)).isZero();
    }
}
