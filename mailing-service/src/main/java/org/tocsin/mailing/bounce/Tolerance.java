package org.tocsin.mailing.bounce;

import java.time.Duration;
import java.time.Instant;

/**
 * How much trouble with one mailbox is borne.
 *
 * @param limit the score that is too much
 * @param span how long the trouble must have lasted
 */
record Tolerance(double limit, Duration span, Duration halfLife) {

    /** One bad day is one failure, however many campaigns fell on it; a little less, since days are not sent on to the minute. */
    private static final Duration ONE_DAY = Duration.ofHours(20);

    /** Below this the old trouble is over, and what comes now is new. */
    private static final double OVER = 0.5;

    Score first(Instant now) {
        return new Score(1, now, now, false);
    }

    /** The score after one more failure. */
    Score after(Score before, Instant now) {
        if (before.countedAt().plus(ONE_DAY).isAfter(now)) {
            return before;
        }
        double left = before.value() * Math.pow(0.5, (double) age(before, now).toSeconds() / halfLife.toSeconds());
        Instant since = left < OVER ? now : before.since();
        boolean due = before.due() || (left + 1 >= limit && !since.plus(span).isAfter(now));
        return new Score(left + 1, since, now, due);
    }

    private static Duration age(Score before, Instant now) {
        return Duration.between(before.countedAt(), now);
    }
}
