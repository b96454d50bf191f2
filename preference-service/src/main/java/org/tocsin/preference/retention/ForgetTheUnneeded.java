package org.tocsin.preference.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Runs every hour, on every replica; twice does no harm. */
@ApplicationScoped
class ForgetTheUnneeded {

    private static final Logger LOG = Logger.getLogger(ForgetTheUnneeded.class);

    /** Longer than Kafka keeps what could still tell us who a stranger is. */
    private static final Duration STRANGERS = Duration.ofDays(30);

    /** So that a link answers "expired" for a while, and not "unknown". */
    private static final Duration SPENT_UNDOS = Duration.ofDays(30);

    /** An undo is for right after a change. */
    private static final Duration LAST_CHANGES = Duration.ofDays(1);

    /** What no alert has named for so long is no longer offered as an interest. */
    private static final Duration ALERT_SUBJECTS = Duration.ofDays(365);

    private final Jdbi jdbi;
    private final MeterRegistry meters;
    private final Clock clock;

    ForgetTheUnneeded(Jdbi jdbi, MeterRegistry meters, Clock clock) {
        this.jdbi = jdbi;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m")
    @Transactional
    void forget() {
        int strangers =
                delete("person", "delete from person where subscriber_version = 0 and created_at < :before", STRANGERS);
        int undos = delete("undo", "delete from undo where expires_at < :before", SPENT_UNDOS);
        delete("last-change", "delete from last_change where changed_at < :before", LAST_CHANGES);
        delete("alert-subject", "delete from alert_subject where named_at < :before", ALERT_SUBJECTS);
        LOG.infof("forgot %d strangers and %d spent undos", strangers, undos);
    }

    private int delete(String what, String statement, Duration age) {
        Instant before = clock.instant().minus(age);
        int forgotten = jdbi.withHandle(
                handle -> handle.createUpdate(statement).bind("before", before).execute());
        meters.counter("tocsin.forgotten", "what", what).increment(forgotten);
        return forgotten;
    }
}
