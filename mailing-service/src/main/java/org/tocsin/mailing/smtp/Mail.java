package org.tocsin.mailing.smtp;

/**
 * One message for one recipient.
 *
 * @param returnPath the envelope sender; empty for mail that must never be answered (RFC 5321 §4.5.5)
 * @param content the whole message with CRLF line ends, not dot-stuffed; it is not copied, so it must not change afterwards
 * @param transparent whoever made the content vouches that it is 7-bit, ends with CRLF, and has no line that begins with a dot; then nobody looks
 *     through ten kilobytes of every mail again
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copying 10 KB per mail is what this client avoids
public record Mail(String returnPath, String recipient, byte[] content, boolean transparent) {

    /** With content of unknown making. */
    public Mail(String returnPath, String recipient, byte[] content) {
        this(returnPath, recipient, content, false);
    }

    /** Whether an address needs SMTPUTF8 (RFC 6531 §3.2). */
    boolean internationalised() {
        return !isAscii(returnPath) || !isAscii(recipient);
    }

    /** Whether both addresses can stand inside a command: nothing that could end the command or the path early. */
    boolean hasPlainAddresses() {
        return isPlain(returnPath) && isPlain(recipient) && !recipient.isEmpty();
    }

    boolean hasEightBitContent() {
        return !transparent && Octets.anyEightBit(content);
    }

    @Override
    public String toString() {
        return "Mail[" + content.length + " octets]";
    }

    private static boolean isPlain(String address) {
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c <= ' ' || c == '<' || c == '>' || (c >= 0x7f && c <= 0x9f)) {
                return false;
            }
        }
        return address.length() <= 254;
    }

    private static boolean isAscii(String address) {
        for (int i = 0; i < address.length(); i++) {
            if (address.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
