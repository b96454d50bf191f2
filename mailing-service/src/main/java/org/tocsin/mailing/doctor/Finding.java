package org.tocsin.mailing.doctor;

import java.util.Locale;

/**
 * One thing that was looked at.
 *
 * @param advice what to do about it; empty when it is well
 */
record Finding(String subject, Verdict verdict, String says, String advice) {

    enum Verdict {
        WELL,
        /** Mail arrives, and could arrive better; or it cannot be seen from here. */
        DOUBTFUL,
        /** Receivers refuse mail for this, or put it away as spam. */
        WRONG;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding well(String subject, String says) {
        return new Finding(subject, Verdict.WELL, says, "");
    }

    static Finding doubtful(String subject, String says, String advice) {
        return new Finding(subject, Verdict.DOUBTFUL, says, advice);
    }

    static Finding wrong(String subject, String says, String advice) {
        return new Finding(subject, Verdict.WRONG, says, advice);
    }

    String line() {
        return "%-9s %s: %s%s%n"
                .formatted(verdict.word(), subject, says, advice.isEmpty() ? "" : "\n          " + advice);
    }
}
