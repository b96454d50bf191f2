package org.tocsin.mailing.dkim;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.regex.Pattern;

/** The relaxed canonical form of headers and bodies (RFC 6376 §3.4.2, §3.4.4). */
public final class Relaxed {

    private static final Pattern BLANKS = Pattern.compile("[ \t]+");

    private Relaxed() {}

    /** One header field, with its line end. */
    public static String header(String name, String value) {
        String unfolded = value.replace("\r\n", "");
        return name.toLowerCase(Locale.ROOT) + ":"
                + BLANKS.matcher(unfolded).replaceAll(" ").strip() + "\r\n";
    }

    /**
     * A part of a body that starts at the beginning of a line and ends with CRLF. The form of the whole is that of its parts one after the other, as long as
     * the last one does not end with an empty line.
     */
    public static byte[] body(byte[] part) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(part.length);
        boolean blank = false;
        for (byte octet : part) {
            if (octet == ' ' || octet == '\t') {
                blank = true;
                continue;
            }
            if (blank && octet != '\r') {
                out.write(' ');
            }
            blank = false;
            out.write(octet);
        }
        return out.toByteArray();
    }
}
