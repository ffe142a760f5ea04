package org.aidwire.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BucketsTest {

    private static final long SECOND = 1_000_000_000L;

    private final Buckets buckets = new Buckets("reports", 3, Duration.ofSeconds(20), 2);

    @Test
    void after_a_burst_one_turn_comes_with_each_refill() {
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("a", i).isGiven()).isTrue();
        }

        assertThat(buckets.take("a", 3).delay())
                .isBetween(Duration.ofSeconds(19), Duration.ofSeconds(20));
        assertThat(buckets.take("b", 3).isGiven()).isTrue();
        assertThat(buckets.take("a", 21 * SECOND).isGiven()).isTrue();
        assertThat(buckets.take("a", 21 * SECOND).isGiven()).isFalse();
    }

    @Test
    void what_is_left_is_told_in_structured_fields() {
        Turn first = buckets.take("a", 0);
        assertThat(first.policy()).isEqualTo("\"reports\";q=3;w=60");
        assertThat(first.state()).isEqualTo("\"reports\";r=2;t=20");
        assertThat(buckets.take("a", 0).state()).isEqualTo("\"reports\";r=1;t=40");
        assertThat(buckets.take("a", 0).state()).isEqualTo("\"reports\";r=0;t=60");

        Turn none = buckets.take("a", SECOND);
        assertThat(none.state()).isEqualTo("\"reports\";r=0;t=19");
        assertThat(none.retryAfter()).isEqualTo(19);
    }

    @Test
    void an_ipv6_network_is_one_address() {
        assertThat(Networks.of("2001:db8:1:2:aaaa::1"))
                .isEqualTo(Networks.of("2001:db8:1:2:bbbb::2"))
                .isNotEqualTo(Networks.of("2001:db8:1:3::1"));
        assertThat(Networks.of("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(Networks.of("::ffff:192.0.2.1")).isEqualTo("192.0.2.1");
    }

    @Test
    void those_heard_of_longest_ago_are_forgotten() {
        for (int i = 0; i < 3; i++) {
            buckets.take("a", 0);
        }
        buckets.take("b", 0);
        buckets.take("c", 0);

        assertThat(buckets.take("a", 0).isGiven()).isTrue();
    }
}
