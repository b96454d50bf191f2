package org.tocsin.mailing.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text in UTF-8 as quoted-printable (RFC 2045 §6.7): lines of at most 76 characters, CRLF only, and no line that begins with a dot. */
final class QuotedPrintable {

    static final byte[] SOFT_BREAK = {'=', '\r', '\n'};

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final int LONGEST_LINE = 76;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private byte[] out;
    private int size;
    private int column;

    private QuotedPrintable(int length) {
        out = new byte[length + length / 8 + 16];
    }

    /** Starts and ends at the beginning of a line, with a soft break at the end where the text does not end with a line end. */
    static byte[] encode(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        QuotedPrintable encoder = new QuotedPrintable(octets.length);
        for (int i = 0; i < octets.length; i++) {
            encoder.add(octets[i], i + 1 < octets.length && isLineEnd(octets[i + 1]));
        }
        if (encoder.column > 0) {
            encoder.write(SOFT_BREAK);
        }
        return Arrays.copyOf(encoder.out, encoder.size);
    }

    private void add(byte octet, boolean lastOnLine) {
        if (octet == '\n') {
            write(LINE_END);
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
            write(SOFT_BREAK);
            column = 0;
        }
    }

    private void write(byte octet, boolean literal) {
        makeRoom(3);
        if (literal) {
            out[size++] = octet;
            column += 1;
        } else {
            out[size++] = '=';
            out[size++] = HEX[(octet >> 4) & 0xf];
            out[size++] = HEX[octet & 0xf];
            column += 3;
        }
    }

    private void write(byte[] end) {
        makeRoom(end.length);
        System.arraycopy(end, 0, out, size, end.length);
        size += end.length;
    }

    private void makeRoom(int octets) {
        if (size + octets > out.length) {
            out = Arrays.copyOf(out, out.length * 2 + octets);
        }
    }

    private static boolean isLineEnd(byte octet) {
        return octet == '\n' || octet == '\r';
    }
}
