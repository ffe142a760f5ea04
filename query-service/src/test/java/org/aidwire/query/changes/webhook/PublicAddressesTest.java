package org.aidwire.query.changes.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "169.253.1.1",
                "223.255.255.255",
                "2001:4860:4860::8888",
                "2600::1",
            })
    void of_the_public_internet(String address) throws UnknownHostException {
        assertThat(PublicAddresses.include(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "2130706433", // 127.0.0.1 as one number
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1", // 127.0.0.1 behind NAT64
                "64:ff9b::a9fe:a9fe",
                "100::1",
                "2001::1", // Teredo
                "2001:db8::1",
                "2002:7f00:1::", // 127.0.0.1 by 6to4
                "fc00::1",
                "fd12:3456:789a::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
            })
    void not_of_it(String address) throws UnknownHostException {
        assertThat(PublicAddresses.include(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://desk.example/aid?x=1, false, true",
        "https://desk.example:8443, false, true",
        "http://desk.example/aid, false, false",
        "http://127.0.0.1:9/aid, true, true",
        "ftp://desk.example/aid, true, false",
        "https://user:word@desk.example/aid, true, false",
        "https://desk.example/aid#part, true, false",
        "https:///aid, true, false",
        "/aid, true, false",
        "desk.example, true, false",
        "https://desk.example:0/, true, false",
        "https://desk.example:70000/, true, false",
        "file:///etc/passwd, true, false",
    })
    void addresses_that_can_be_delivered_to(String url, boolean plain, boolean can) {
        assertThat(Receiver.fault(url, plain) == null).isEqualTo(can);
    }
}
