package org.tocsin.mailing.inbound.receiving;

import java.util.Arrays;
import java.util.Locale;

/**
 * How a message came in.
 *
 * @param source the address of whoever handed it in, or the mailbox or account that it was taken from
 */
public record Arrival(Way by, String source) {

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
        return switch (by) {
            case SMTP, LMTP -> network(source);
            case IMAP, POP3, WEBHOOK -> source;
        };
    }

    private static String network(String address) {
        return address.indexOf(':') < 0
                ? address.substring(0, Math.max(0, address.lastIndexOf('.')))
                : String.join(
                        ":", Arrays.stream(address.split(":", -1)).limit(4).toList());
    }
}
