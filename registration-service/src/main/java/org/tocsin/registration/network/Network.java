package org.tocsin.registration.network;

import inet.ipaddr.IPAddress;

/** A neighbourhood of addresses that most likely belong to one household or company: a /24 of IPv4, a /64 of IPv6. */
public record Network(String prefix) {

    private static final int IPV4_BITS = 24;
    private static final int IPV6_BITS = 64;

    static Network of(IPAddress address) {
        int bits = address.isIPv4() ? IPV4_BITS : IPV6_BITS;
        return new Network(address.toPrefixBlock(bits).toCanonicalString());
    }

    /** Keeps the network out of logs and messages of exceptions. */
    @Override
    public String toString() {
        return "Network[hidden]";
    }
}
