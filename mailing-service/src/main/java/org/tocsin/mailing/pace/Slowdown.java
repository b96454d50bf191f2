package org.tocsin.mailing.pace;

import java.util.regex.Pattern;

/** Whether a temporary refusal asks for less mail, rather than being about a mailbox. */
final class Slowdown {

    /** By its status (RFC 3463 §3.8), or in the words of servers that give none; "greylisted" asks for patience with one mail, not for less mail. */
    private static final Pattern ASKED = Pattern.compile(
            "4\\d\\d[ -](?!.*gr[ae]y.?list)(4\\.7\\.\\d.*|(?!4\\.).*(rate|too many|too fast|throttl|slow down).*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Slowdown() {}

    static boolean isAskedForBy(String reply) {
        return ASKED.matcher(reply).matches();
    }
}
