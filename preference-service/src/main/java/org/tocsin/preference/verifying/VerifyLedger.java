package org.tocsin.preference.verifying;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

import org.tocsin.preference.ledger.Verification;
import org.tocsin.preference.postgres.LedgerRows;

/** Verifies the whole ledger against its anchors, now and then, and remembers what was found. */
@ApplicationScoped
class VerifyLedger {

    private static final Logger LOG = Logger.getLogger(VerifyLedger.class);

    private final LedgerRows rows;
    private final AnchorTopic anchors;
    private final Clock clock;
    private final AtomicReference<LedgerState> state = new AtomicReference<>(LedgerState.NOT_VERIFIED);

    VerifyLedger(Jdbi jdbi, AnchorTopic anchors, Clock clock, MeterRegistry metrics) {
        this.rows = new LedgerRows(jdbi);
        this.anchors = anchors;
        this.clock = clock;
        Gauge.builder("tocsin.consent.ledger.findings", () -> state().findings().size())
                .description("Rows of the consent ledger that are not what was written; anything but 0 is an alarm")
                .register(metrics);
        Gauge.builder("tocsin.consent.ledger.rows", () -> state().rows())
                .description("Rows of the consent ledger when it was last verified")
                .register(metrics);
        Gauge.builder("tocsin.consent.ledger.verified", () -> state().verifiedAt()
                        .getEpochSecond())
                .description("When the consent ledger was last verified")
                .baseUnit("seconds")
                .register(metrics);
    }

    LedgerState state() {
        return state.get();
    }

    /** The anchors are read before the rows, so that a row that is just being anchored is there. */
    @Scheduled(
            every = "${tocsin.ledger.verify-every:1h}",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void verify() {
        Verification verification = new Verification(anchors.all());
        rows.read(verification::read, verification::unreadable);
        long last = verification.end().sequence();
        state.set(new LedgerState(clock.instant(), last, verification.findings()));
        verification.findings().forEach(finding -> LOG.errorf("consent ledger: %s", finding.describe()));
        LOG.infof(
                "consent ledger: %d rows verified, %d findings",
                last, verification.findings().size());
    }
}
