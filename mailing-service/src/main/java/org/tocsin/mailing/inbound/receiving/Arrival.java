package org.tocsin.mailing.inbound.receiving;

import java.util.Optional;

/**
 * How a message came in.
 *
 * @param peer the address of whoever handed it in; missing where it was fetched
 */
public record Arrival(Way by, Optional<String> peer) {

    public enum Way {
        SMTP,
        LMTP,
        IMAP,
        POP3,
        WEBHOOK;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public static Arrival from(Way by, String peer) {
        return new Arrival(by, Optional.of(peer));
    }

    public static Arrival fetched(Way by) {
        return new Arrival(by, Optional.empty());
    }

    /** The network that shares one allowance: the first three octets of IPv4, the first half of IPv6. */
    Optional<String> network() {
        return peer.map(address -> address.indexOf(':') < 0
                ? address.substring(0, Math.max(0, address.lastIndexOf('.')))
                : String.join(
                        ":",
                        java.util.Arrays.stream(address.split(":", -1)).limit(4).toList()));
    }
}
