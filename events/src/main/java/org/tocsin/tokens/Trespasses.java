package org.tocsin.tokens;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

/**
 * Whoever asks for what is not theirs, with somebody else's number or a token that we never gave out, gets the same answer as for what does not exist;
 * here it is written down and counted. Neither the token nor whoever it names is kept.
 */
@ApplicationScoped
public class Trespasses {

    private static final Logger LOG = Logger.getLogger(Trespasses.class);

    private final MeterRegistry metrics;

    Trespasses(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** {@code what} is one of a few words, such as {@code session} or {@code receipt}. */
    public void note(String what) {
        LOG.warnf("refused: %s that is not ours or not theirs", what);
        metrics.counter("tocsin.trespasses", "what", what).increment();
    }
}
