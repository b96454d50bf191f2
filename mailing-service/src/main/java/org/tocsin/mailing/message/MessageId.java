package org.tocsin.mailing.message;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.UUID;

/**
 * The Message-ID of one campaign's mail to one subscriber. It depends on nothing else, so that a mail sent twice is recognised as the same one, and
 * it names both, so that an answer that has lost its token can still be matched (In-Reply-To).
 */
public record MessageId(UUID campaign, UUID subscriber) {

    /** 128 bits in base 32. */
    private static final int WIDTH = 26;

    /** With its angle brackets (RFC 5322 §3.6.4). */
    public String in(String domain) {
        return "<" + base32(campaign) + "." + base32(subscriber) + "@" + domain + ">";
    }

    private static String base32(UUID id) {
        byte[] octets = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        String digits = new BigInteger(1, octets).toString(32).toLowerCase(Locale.ROOT);
        return "0".repeat(WIDTH - digits.length()) + digits;
    }
}
