package org.tocsin.mailing.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Text in UTF-8 as quoted-printable (RFC 2045 §6.7): lines of at most 76 characters, CRLF only, and no line that begins with a dot. */
final class QuotedPrintable {

    static final byte[] SOFT_BREAK = {'=', '\r', '\n'};

    private static final int LONGEST_LINE = 76;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out;
    private int column;

    private QuotedPrintable(int length) {
        out = new ByteArrayOutputStream(length + length / 8 + 16);
    }

    /** Starts and ends at the beginning of a line, with a soft break at the end where the text does not end with a line end. */
    static byte[] encode(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        QuotedPrintable encoder = new QuotedPrintable(octets.length);
        for (int i = 0; i < octets.length; i++) {
            encoder.add(octets[i], i + 1 < octets.length && isLineEnd(octets[i + 1]));
        }
        if (encoder.column > 0) {
            encoder.out.writeBytes(SOFT_BREAK);
        }
        return encoder.out.toByteArray();
    }

    private void add(byte octet, boolean lastOnLine) {
        if (octet == '\n') {
            out.write('\r');
            out.write('\n');
            column = 0;
        } else if (octet != '\r') {
            boolean literal = isLiteral(octet, lastOnLine);
            breakBefore(literal ? 1 : 3);
            write(octet, literal && !(octet == '.' && column == 0));
        }
    }

    private static boolean isLiteral(byte octet, boolean lastOnLine) {
        boolean blank = octet == ' ' || octet == '\t';
        return blank ? !lastOnLine : octet > ' ' && octet < 0x7f && octet != '=';
    }

    /** Keeps one column for the soft break itself, and two for a dot that turns out to stand first. */
    private void breakBefore(int width) {
        if (column + width >= LONGEST_LINE) {
            out.writeBytes(SOFT_BREAK);
            column = 0;
        }
    }

    private void write(byte octet, boolean literal) {
        if (literal) {
            out.write(octet);
            column += 1;
        } else {
            out.write('=');
            out.write(HEX[(octet >> 4) & 0xf]);
            out.write(HEX[octet & 0xf]);
            column += 3;
        }
    }

    private static boolean isLineEnd(byte octet) {
        return octet == '\n' || octet == '\r';
    }
}
