package org.tocsin.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import org.jboss.logging.Logger;

/**
 * Whoever asks for what is not theirs, with somebody else's number or a token that we never gave out, gets the same answer as for what does not exist;
 * here it is counted and written down. Neither the token nor whoever it names is kept. Nobody can fill the log with it: one line a minute for each kind.
 */
@Startup // so that what an alert asks for is there from the start
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
        for (Purpose purpose : Purpose.values()) {
            counter(purpose.word());
        }
    }

    /** {@code what} is one of a few words, such as {@code session} or {@code receipt}. */
    public void note(String what) {
        counter(what).increment();
        Instant now = clock.instant();
        silences.compute(
                what,
                (key, silence) -> silence == null || !now.isBefore(silence.until())
                        ? tell(what, silence == null ? 0 : silence.kept(), now)
                        : new Silence(silence.until(), silence.kept() + 1));
    }

    private Counter counter(String what) {
        return metrics.counter("tocsin.trespasses", "what", what);
    }

    private static Silence tell(String what, long kept, Instant now) {
        LOG.warnf("refused: %s that is not ours or not theirs; %d more since the last line about it", what, kept);
        return new Silence(now.plus(BETWEEN_LINES), 0);
    }

    /** After a line. */
    private record Silence(Instant until, long kept) {}
}
