package org.tocsin.preference.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a reader wants less of for now.
 *
 * @param pausedUntil no campaign reaches them before; microseconds. Empty, or over, when they do not pause
 */
public record Limits(Optional<Instant> pausedUntil, Interests interests) {

    public static final Limits NONE = new Limits(Optional.empty(), Interests.ALL);

    /** Whoever wants to hear nothing for longer had better leave. */
    public static final Duration LONGEST_PAUSE = Duration.ofDays(366);

    public Limits {
        pausedUntil = pausedUntil.map(until -> until.truncatedTo(ChronoUnit.MICROS));
    }

    /** Whether a pause that begins now can end then. */
    public static boolean canPause(Instant now, Instant until) {
        return until.isAfter(now) && !until.isAfter(now.plus(LONGEST_PAUSE));
    }

    public Limits pausing(Instant until) {
        return new Limits(Optional.of(until), interests);
    }

    public Limits goingOn() {
        return new Limits(Optional.empty(), interests);
    }

    public Limits concernedWith(Interests others) {
        return new Limits(pausedUntil, others);
    }

    /** The end of a pause that is not over. */
    public Optional<Instant> pauseAt(Instant now) {
        return pausedUntil.filter(until -> until.isAfter(now));
    }
}
