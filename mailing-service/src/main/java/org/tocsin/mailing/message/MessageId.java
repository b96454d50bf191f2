package org.tocsin.mailing.message;

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

    /** As a number to the base of 32, with its leading zeroes. */
    private static String base32(UUID id) {
        char[] digits = new char[WIDTH];
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        for (int i = WIDTH - 1; i >= 0; i--) {
            digits[i] = Character.forDigit((int) (low & 31), 32);
            low = low >>> 5 | high << 59;
            high >>>= 5;
        }
        return new String(digits);
    }
}
