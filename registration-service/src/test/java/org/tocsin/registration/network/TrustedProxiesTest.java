package org.tocsin.registration.network;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class TrustedProxiesTest {

    private final TrustedProxies proxies = new TrustedProxies(List.of("127.0.0.0/8", "::1", "10.0.0.0/8"));

    @ParameterizedTest
    @CsvSource({
        "192.0.2.77, '', 192.0.2.0/24",
        "192.0.2.77, 198.51.100.1, 192.0.2.0/24",
        "127.0.0.1, 198.51.100.1, 198.51.100.0/24",
        "127.0.0.1, '203.0.113.9, 198.51.100.1', 198.51.100.0/24",
        "127.0.0.1, '203.0.113.9, 198.51.100.1, 10.1.2.3', 198.51.100.0/24",
        "::1, 2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "::ffff:127.0.0.1, ::ffff:198.51.100.1, 198.51.100.0/24",
        "127.0.0.1, nonsense, 127.0.0.0/24",
        "127.0.0.1, '198.51.100.1, nonsense', 127.0.0.0/24",
        "127.0.0.1, ' , ', 127.0.0.0/24",
    })
    void onlyATrustedProxyIsBelieved(String peer, String forwardedFor, String network) {
        assertEquals(Optional.of(new Network(network)), proxies.networkOf(peer, List.of(forwardedFor)));
    }

    @Test
    void severalHeadersAreOneList() {
        assertEquals(
                Optional.of(new Network("198.51.100.0/24")),
                proxies.networkOf("127.0.0.1", List.of("203.0.113.9", "198.51.100.1", "10.0.0.7")));
    }

    @Test
    void neighboursShareANetwork() {
        assertEquals(
                proxies.networkOf("2001:db8:1:2::1", List.of()), proxies.networkOf("2001:db8:1:2:ffff::9", List.of()));
    }

    @Test
    void aPeerWithoutAnAddressHasNoNetwork() {
        assertEquals(Optional.empty(), proxies.networkOf("", List.of("198.51.100.1")));
    }

    @Test
    void aProxyThatIsNoAddressIsRefusedAtStart() {
        assertThrows(IllegalArgumentException.class, () -> new TrustedProxies(List.of("gateway")));
    }

    @Test
    void aNetworkDoesNotSlipIntoLogs() {
        assertFalse(new Network("192.0.2.0/24").toString().contains("192"));
    }
}
