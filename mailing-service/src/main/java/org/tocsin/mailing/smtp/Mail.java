package org.tocsin.mailing.smtp;

/**
 * One message for one recipient.
 *
 * @param returnPath the envelope sender; empty for mail that must never be answered (RFC 5321 §4.5.5)
 * @param content the whole message with CRLF line ends, not dot-stuffed; it is not copied, so it must not change afterwards
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copying 10 KB per mail is what this client avoids
public record Mail(String returnPath, String recipient, byte[] content) {

    /** Whether an address needs SMTPUTF8 (RFC 6531 §3.2). */
    boolean internationalised() {
        return !isAscii(returnPath) || !isAscii(recipient);
    }

    /** Whether both addresses can stand inside a command: nothing that could end the command or the path early. */
    boolean hasPlainAddresses() {
        return isPlain(returnPath) && isPlain(recipient) && !recipient.isEmpty();
    }

    boolean hasEightBitContent() {
        for (byte octet : content) {
            if (octet < 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "Mail[" + content.length + " octets]";
    }

    private static boolean isPlain(String address) {
        return address.length() <= 254
                && address.chars().noneMatch(c -> c <= ' ' || c == '<' || c == '>' || (c >= 0x7f && c <= 0x9f));
    }

    private static boolean isAscii(String address) {
        return address.chars().allMatch(c -> c < 0x80);
    }
}
