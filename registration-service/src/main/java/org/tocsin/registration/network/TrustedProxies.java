package org.tocsin.registration.network;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;

/**
 * The proxies whose word in X-Forwarded-For is taken. Each proxy appends the peer it saw, so the list is read from its end, up
 * to the first address that is no trusted proxy; whatever stands further left was written by the client.
 */
public final class TrustedProxies {

    private final List<IPAddress> networks;

    /** @throws IllegalArgumentException when one of these is neither an address nor a network such as 10.0.0.0/8 */
    public TrustedProxies(List<String> networks) {
        this.networks = networks.stream().map(TrustedProxies::network).toList();
    }

    /** The network of the client; empty when the peer's address cannot be read. */
    public Optional<Network> networkOf(String peer, List<String> forwardedFor) {
        return address(peer).map(nearest -> client(nearest, forwardedFor)).map(Network::of);
    }

    private IPAddress client(IPAddress peer, List<String> forwardedFor) {
        IPAddress nearest = peer;
        for (String hop : nearestFirst(forwardedFor)) {
            Optional<IPAddress> before = address(hop);
            if (!isTrusted(nearest) || before.isEmpty()) {
                return nearest;
            }
            nearest = before.get();
        }
        return nearest;
    }

    private static List<String> nearestFirst(List<String> forwardedFor) {
        List<String> hops = Arrays.asList(String.join(",", forwardedFor).split(","));
        Collections.reverse(hops);
        return hops;
    }

    private boolean isTrusted(IPAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static IPAddress network(String text) {
        return address(text)
                .map(IPAddress::toPrefixBlock)
                .orElseThrow(() -> new IllegalArgumentException("not an address or network: " + text));
    }

    /** ::ffff:192.0.2.1 and 192.0.2.1 are one host (RFC 4291 section 2.5.5.2). */
    private static Optional<IPAddress> address(String text) {
        String bare = text.strip();
        IPAddress address = bare.isEmpty() ? null : new IPAddressString(bare).getAddress();
        return Optional.ofNullable(address)
                .map(found -> found.isIPv6() && found.toIPv6().isIPv4Mapped()
                        ? found.toIPv6().getEmbeddedIPv4Address()
                        : found);
    }
}
