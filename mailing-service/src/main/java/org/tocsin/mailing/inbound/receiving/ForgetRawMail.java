package org.tocsin.mailing.inbound.receiving;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

import org.tocsin.mailing.inbound.InboundSettings;

/**
 * Removes raw messages, which hold people's words and addresses, once the time to look into them is over, and those of
 * people who asked to be erased.
 */
@ApplicationScoped
public class ForgetRawMail {

    private static final Logger LOG = Logger.getLogger(ForgetRawMail.class);

    private static final Duration ONE_DAY = Duration.ofDays(1);

    private static final String FORGET =
            """
            delete from inbound_raw
            where received_at < :before
               or message_hash in (select message_hash
                                   from inbound_mail join subscriber on subscriber.id = inbound_mail.subscriber_id
                                   where subscriber.erased_at is not null)
            """;

    private final Jdbi database;
    private final Allowances allowances;
    private final MeterRegistry meters;
    private final InboundSettings settings;
    private final Clock clock;

    ForgetRawMail(Jdbi database, Allowances allowances, MeterRegistry meters, InboundSettings settings, Clock clock) {
        this.database = database;
        this.allowances = allowances;
        this.meters = meters;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    public void forget() {
        int removed = database.withHandle(handle -> handle.createUpdate(FORGET)
                .bind("before", clock.instant().minus(settings.keepRaw()))
                .execute());
        allowances.forget(clock.instant().minus(ONE_DAY));
        meters.counter("tocsin.forgotten", "what", "raw-mail").increment(removed);
        if (removed > 0) {
            LOG.infof(
                    "Removed %d raw messages, older than %s or of people who were erased", removed, settings.keepRaw());
        }
    }
}
