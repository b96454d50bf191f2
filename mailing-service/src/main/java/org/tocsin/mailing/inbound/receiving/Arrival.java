package org.tocsin.mailing.inbound.receiving;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;

/**
 * How a message came in.
 *
 * @param source the address of whoever handed it in, or the mailbox or account that it was taken from
 */
public record Arrival(Way by, String source) {

    private static final int IPV6 = 16;

    public enum Way {
        SMTP,
        LMTP,
        IMAP,
        POP3,
        WEBHOOK;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What shares one allowance: the first three octets of IPv4, the first half of IPv6, and all that comes from one mailbox or account,
     * since nobody knows who put it there.
     */
    String network() {
        return isHandedOn() ? source : network(source);
    }

    /** Whether it came by way of a server of the installation's own, so that its source says nothing about who sent it. */
    boolean isHandedOn() {
        return switch (by) {
            case IMAP, POP3, WEBHOOK, LMTP -> true;
            case SMTP -> isPrivate(source);
        };
    }

    /** A relay or load balancer beside us (RFC 1918, RFC 4193). Only literal addresses come here, which nobody has to look up. */
    private static boolean isPrivate(String address) {
        try {
            InetAddress peer = InetAddress.getByName(address);
            boolean uniqueLocal = (peer.getAddress()[0] & 0xfe) == 0xfc && peer.getAddress().length == IPV6;
            return peer.isSiteLocalAddress() || peer.isLoopbackAddress() || uniqueLocal;
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    private static String network(String address) {
        return address.indexOf(':') < 0
                ? address.substring(0, Math.max(0, address.lastIndexOf('.')))
                : String.join(
                        ":", Arrays.stream(address.split(":", -1)).limit(4).toList());
    }
}
