package org.tocsin.mailing.inbound.receiving;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

import org.tocsin.mailing.inbound.InboundSettings;

/** Removes raw messages, which hold people's words and addresses, once the time to look into them is over. */
@ApplicationScoped
public class ForgetRawMail {

    private static final Logger LOG = Logger.getLogger(ForgetRawMail.class);

    private final Jdbi database;
    private final InboundSettings settings;
    private final Clock clock;

    ForgetRawMail(Jdbi database, InboundSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    public void forget() {
        int removed =
                database.withHandle(handle -> handle.createUpdate("delete from inbound_raw where received_at < :before")
                        .bind("before", clock.instant().minus(settings.keepRaw()))
                        .execute());
        if (removed > 0) {
            LOG.infof("Removed %d raw messages older than %s", removed, settings.keepRaw());
        }
    }
}
