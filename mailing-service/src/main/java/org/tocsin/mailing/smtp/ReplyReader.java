package org.tocsin.mailing.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads replies from a relay that may send anything: lines and replies have an upper length, and what is kept of them is printable ASCII. */
final class ReplyReader {

    /** Eight times what RFC 5321 §4.5.3.1.5 allows. */
    private static final int LONGEST_LINE = 4096;

    private static final int MOST_LINES = 128;

    private final InputStream in;
    private final byte[] buffer = new byte[8192];
    private int position;
    private int limit;

    ReplyReader(InputStream in) {
        this.in = in;
    }

    Reply read() throws IOException {
        List<String> lines = new ArrayList<>(1);
        String line = readLine();
        int code = codeOf(line);
        while (line.length() > 3 && line.charAt(3) == '-') {
            lines.add(line.substring(4));
            if (lines.size() == MOST_LINES) {
                throw new BrokenConversation("a reply of more than " + MOST_LINES + " lines");
            }
            line = readLine();
            if (codeOf(line) != code) {
                throw new BrokenConversation("a reply that changes its code from " + code);
            }
        }
        lines.add(line.length() > 4 ? line.substring(4) : "");
        return new Reply(code, lines);
    }

    /** Whether the relay has said more than was asked for. */
    boolean hasUnreadInput() throws IOException {
        return position < limit || in.available() > 0;
    }

    private static int codeOf(String line) throws BrokenConversation {
        if (line.length() < 3 || (line.length() > 3 && line.charAt(3) != ' ' && line.charAt(3) != '-')) {
            throw new BrokenConversation("not an SMTP reply");
        }
        int code = 0;
        for (int i = 0; i < 3; i++) {
            int digit = line.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new BrokenConversation("not an SMTP reply");
            }
            code = code * 10 + digit;
        }
        return code;
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int octet = next(); octet != '\n'; octet = next()) {
            if (line.length() == LONGEST_LINE) {
                throw new BrokenConversation("a reply line of more than " + LONGEST_LINE + " octets");
            }
            line.append(octet >= ' ' && octet < 0x7f ? (char) octet : octet == '\r' ? '\r' : '?');
        }
        if (line.length() > 0 && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return line.toString().replace('\r', '?');
    }

    private int next() throws IOException {
        if (position == limit) {
            limit = in.read(buffer, 0, buffer.length);
            position = 0;
            if (limit <= 0) {
                limit = 0;
                throw new BrokenConversation("connection closed by the relay");
            }
        }
        return buffer[position++] & 0xff;
    }
}
