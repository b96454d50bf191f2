package org.tocsin.mailing.inbound.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import org.subethamail.smtp.RejectException;

/** Reads a message off the wire within its bounds. */
final class WireMessage {

    /** How much of a message that is too large is read before the connection is cut. */
    private static final int TOO_LARGE_BY_FAR = 64;

    private WireMessage() {}

    /**
     * @param stuffed whether it came with DATA, where the library leaves the dot that the client put in front of a first line with a dot
     *     (RFC 5321 section 4.5.2)
     */
    static byte[] read(InputStream data, int largest, boolean stuffed) throws RejectException, IOException {
        byte[] raw = data.readNBytes(largest + 1);
        if (raw.length > largest) {
            discard(data, largest);
            throw new RejectException(552, "5.3.4 Larger than " + largest + " octets");
        }
        if (hasBareLineEnd(raw)) {
            throw new RejectException(550, "5.5.2 A CR or LF of its own is no line end (RFC 5321 section 2.3.8)");
        }
        return stuffed && raw.length > 0 && raw[0] == '.' ? Arrays.copyOfRange(raw, 1, raw.length) : raw;
    }

    /** The reply can only be sent once the message is over. */
    static void discard(InputStream data, int largest) throws IOException {
        long most = (long) largest * TOO_LARGE_BY_FAR;
        byte[] buffer = new byte[8_192];
        for (int read = data.read(buffer); read >= 0; read = data.read(buffer)) {
            most -= read;
            if (most < 0) {
                throw new IOException("the other side does not stop sending");
            }
        }
    }

    /** What one server takes for the end of a message another may take for text; this is how mail is smuggled. */
    private static boolean hasBareLineEnd(byte[] raw) {
        for (int i = 0; i < raw.length; i++) {
            boolean followed = i + 1 < raw.length && raw[i + 1] == '\n';
            boolean preceded = i > 0 && raw[i - 1] == '\r';
            if ((raw[i] == '\r' && !followed) || (raw[i] == '\n' && !preceded)) {
                return true;
            }
        }
        return false;
    }
}
