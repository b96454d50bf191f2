package org.tocsin.mailing.transactional;

import java.net.IDN;
import java.nio.charset.StandardCharsets;

/** An address as it goes into the envelope: its domain in A-labels (RFC 5890), which need no SMTPUTF8. */
record Recipient(String address) {

    /** Throws {@link IllegalArgumentException} for an address that plain SMTP cannot carry, such as one with a non-ASCII local part. */
    static Recipient of(String address) {
        int at = address.lastIndexOf('@');
        String local = address.substring(0, Math.max(at, 0));
        if (local.isEmpty() || !StandardCharsets.US_ASCII.newEncoder().canEncode(local)) {
            throw new IllegalArgumentException("an address that needs SMTPUTF8, or none");
        }
        return new Recipient(local + "@" + IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES));
    }
}
