package org.tocsin.mailing.smtp;

import java.util.List;

/** One reply (RFC 5321 §4.2), its text lines without code. */
record Reply(int code, List<String> lines) {

    private static final int LONGEST_KEPT = 500;

    boolean positive() {
        return code / 100 == 2;
    }

    boolean goAhead() {
        return code / 100 == 3;
    }

    boolean transientFailure() {
        return code / 100 == 4;
    }

    /** The relay closes the connection after this, whatever it was about (RFC 5321 §3.8). */
    boolean closing() {
        return code == 421;
    }

    /** Says that we are not allowed to send at all (RFC 4954 §6), which is no fault of a recipient. */
    boolean wantsOtherCredentials() {
        return code == 530 || code == 534 || code == 535 || code == 538;
    }

    /** Code and text on one line, short enough to keep. */
    @Override
    public String toString() {
        String text = code + " " + String.join(" ", lines);
        return text.length() <= LONGEST_KEPT ? text : text.substring(0, LONGEST_KEPT);
    }
}
