package org.tocsin.registration.address;

import java.util.Locale;
import java.util.Optional;

/**
 * An address that mail can be sent to: ASCII, at most 254 octets, the domain in lower-case A-labels (RFC 5891 section 5), the
 * local part as its owner wrote it. Two spellings that differ in case only are one {@link #identity()}.
 */
public record EmailAddress(String value) {

    /** @throws IllegalArgumentException when the text is no such address; {@link #parse} asks without throwing */
    public EmailAddress {
        value = AddressSyntax.normalise(value)
                .orElseThrow(() -> new IllegalArgumentException("this is not an e-mail address"));
    }

    public static Optional<EmailAddress> parse(String text) {
        return AddressSyntax.normalise(text).map(EmailAddress::new);
    }

    /** The spelling by which a subscriber is found again. Hosts that tell local parts apart by case are all but extinct. */
    public String identity() {
        return value.toLowerCase(Locale.ROOT);
    }

    /**
     * The mailbox behind this address for counting mail: without the tag that follows a plus sign. Never an identity, since
     * some hosts give {@code a+b} and {@code a} to different people.
     */
    public String mailbox() {
        String identity = identity();
        int at = identity.lastIndexOf('@');
        int plus = identity.indexOf('+');
        return plus > 0 && plus < at ? identity.substring(0, plus) + identity.substring(at) : identity;
    }

    /** Enough to tell two apart on a page for staff, and too little to write to anybody: {@code a…@r….example}. */
    public String masked() {
        int at = value.lastIndexOf('@');
        return value.charAt(0) + "…@" + value.charAt(at + 1) + "…" + value.substring(value.lastIndexOf('.'));
    }

    /** Keeps the address out of logs and messages of exceptions. */
    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}
