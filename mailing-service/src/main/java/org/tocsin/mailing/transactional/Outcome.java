package org.tocsin.mailing.transactional;

import java.util.Locale;
import java.util.OptionalInt;

/** What came of one attempt to send. */
record Outcome(Verdict verdict, OptionalInt replyCode) {

    enum Verdict {
        ACCEPTED,
        DEFERRED,
        REFUSED,
        UNCERTAIN;

        /** As the log and the metrics call it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Outcome accepted() {
        return new Outcome(Verdict.ACCEPTED, OptionalInt.empty());
    }

    /** Nothing was handed over, and it may work later. */
    static Outcome deferred() {
        return new Outcome(Verdict.DEFERRED, OptionalInt.empty());
    }

    /** It cannot be sent, now or later. */
    static Outcome refused() {
        return new Outcome(Verdict.REFUSED, OptionalInt.empty());
    }

    /** The relay may or may not have it (RFC 1047). */
    static Outcome uncertain() {
        return new Outcome(Verdict.UNCERTAIN, OptionalInt.empty());
    }

    /** What a negative SMTP reply means (RFC 5321 §4.2.1); anything that is no reply to a mail is uncertain. */
    static Outcome ofReply(int code) {
        Verdict verdict =
                switch (code / 100) {
                    case 4 -> Verdict.DEFERRED;
                    case 5 -> Verdict.REFUSED;
                    default -> Verdict.UNCERTAIN;
                };
        return new Outcome(verdict, OptionalInt.of(code));
    }
}
