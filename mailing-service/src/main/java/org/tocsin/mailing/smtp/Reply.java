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

    /** Says that our commands came in the wrong order, or all at once (RFC 5321 §4.2.4, RFC 3463 §3.6); which they did not. */
    boolean protocolError() {
        return code == 503 || startsWith("5.5.0") || startsWith("5.5.1 ");
    }

    /** Says that somebody takes no more of this now (RFC 3463 §3.8). */
    boolean policy() {
        return startsWith("4.7.");
    }

    private boolean startsWith(String status) {
        return !lines.isEmpty() && lines.get(0).startsWith(status);
    }

    /** Code and text on one line, short enough to keep. */
    @Override
    public String toString() {
        String text = code + " " + String.join(" ", lines);
        return text.length() <= LONGEST_KEPT ? text : text.substring(0, LONGEST_KEPT);
    }
}
