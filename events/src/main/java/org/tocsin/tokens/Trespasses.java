package org.tocsin.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

/**
 * Whoever asks for what is not theirs, with somebody else's number or a token that we never gave out, gets the same answer as for what does not exist;
 * here it is counted and written down. Neither the token nor whoever it names is kept. Nobody can fill the log with it: one line a minute for each kind.
 */
@ApplicationScoped
public class Trespasses {

    private static final Logger LOG = Logger.getLogger(Trespasses.class);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final MeterRegistry metrics;
    private final Clock clock;
    private final Map<String, Silence> silences = new ConcurrentHashMap<>();

    Trespasses(MeterRegistry metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /** {@code what} is one of a few words, such as {@code session} or {@code receipt}. */
    public void note(String what) {
        metrics.counter("tocsin.trespasses", "what", what).increment();
        Instant now = clock.instant();
        silences.compute(
                what,
                (key, silence) -> silence == null || !now.isBefore(silence.until())
                        ? tell(what, silence == null ? 0 : silence.kept(), now)
                        : new Silence(silence.until(), silence.kept() + 1));
    }

    private static Silence tell(String what, long kept, Instant now) {
        LOG.warnf("refused: %s that is not ours or not theirs; %d more since the last line about it", what, kept);
        return new Silence(now.plus(BETWEEN_LINES), 0);
    }

    /** After a line. */
    private record Silence(Instant until, long kept) {}
}
