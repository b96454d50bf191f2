package org.tocsin.mailing.inbound.receiving;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

/** Counts and logs what was taken in, once it is committed: a batch that fails is tried again, and must not be told of twice. */
@ApplicationScoped
class TellOfMail {

    private static final Logger LOG = Logger.getLogger(TellOfMail.class);

    private final MeterRegistry meters;

    TellOfMail(MeterRegistry meters) {
        this.meters = meters;
    }

    void taken(List<InboundEntry> entries) {
        for (InboundEntry entry : entries) {
            String meaning = entry.understood().meaning().word();
            String effect = entry.effect().word();
            meters.counter("tocsin.inbound.mails", "meaning", meaning, "effect", effect)
                    .increment();
            LOG.infof("Inbound message %s: %s, %s", entry.id(), meaning, effect);
        }
    }
}
