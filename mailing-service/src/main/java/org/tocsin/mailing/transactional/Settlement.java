package org.tocsin.mailing.transactional;

import java.time.Duration;
import java.util.List;

/**
 * What the ledger says after an attempt.
 *
 * @param pause how long until the next attempt; zero when there is none
 */
record Settlement(MailState state, Duration pause) {

    /** A reader is waiting in front of the form: the first attempts come quickly. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15));

    /**
     * @param attempt counts from 1
     */
    static Settlement of(MailKind kind, int attempt, Outcome outcome) {
        return switch (outcome.verdict()) {
            case ACCEPTED -> finished(MailState.ACCEPTED);
            case REFUSED -> finished(MailState.REFUSED);
            case DEFERRED -> later(attempt);
            case UNCERTAIN -> kind.sentAgainWhenUncertain() ? later(attempt) : finished(MailState.UNCERTAIN);
        };
    }

    private static Settlement finished(MailState state) {
        return new Settlement(state, Duration.ZERO);
    }

    private static Settlement later(int attempt) {
        return new Settlement(MailState.DEFERRED, WAITS.get(Math.min(attempt, WAITS.size()) - 1));
    }
}
