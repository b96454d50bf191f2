package org.tocsin.mailing.delivery;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Metrics;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/** Reduces the ledgers of old campaigns to their counts. What is gone cannot be said of a reader any more, and no update reaches whoever got it. */
@ApplicationScoped
public class FoldDeliveries {

    private static final Logger LOG = Logger.getLogger(FoldDeliveries.class);
    private static final int ROWS_AT_A_TIME = 10_000;

    private static final String NO_UPDATE_UNDER_WAY =
            " not exists (select from campaign u where u.audience_of = c.id and u.state in ('sending', 'paused'))";

    /** Also one that was marked, and whose rows a crash has left. */
    private static final String OLDEST =
            """
            select id from campaign c
            where finished_at < :before
              and (folded_at is null or exists (select from delivery where campaign_id = c.id)) and
            """
                    + NO_UPDATE_UNDER_WAY
                    + " order by finished_at limit 1 for update skip locked";

    /**
     * Before the first row goes: an update that is sent from now on is refused, since it would reach only part of its audience. One that was sent a moment
     * ago is seen here, since this statement begins with the campaign locked.
     */
    private static final String MARK =
            """
            update campaign c set folded_at = coalesce(folded_at, now()) where id = :campaign and
            """
                    + NO_UPDATE_UNDER_WAY;

    private static final String REMOVE =
            """
            delete from delivery where ctid = any(array(
                select ctid from delivery where campaign_id = :campaign limit :rows))
            """;

    private final Transactions transactions;
    private final SendingSettings settings;
    private final Clock clock;

    public FoldDeliveries(Transactions transactions, SendingSettings settings, Clock clock) {
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void fold() {
        while (step()) {
            // as long as there is something; every step is a transaction of its own
        }
    }

    /** Answers whether there may be more to do. */
    private boolean step() {
        return transactions.inNew(handle -> {
            Optional<UUID> campaign = handle.createQuery(OLDEST)
                    .bind("before", clock.instant().minus(settings.keepDeliveries()))
                    .mapTo(UUID.class)
                    .findOne();
            return campaign.isPresent() && mark(handle, campaign.get()) && remove(handle, campaign.get());
        });
    }

    /** While an update goes to those who are in this ledger, it is kept; the next hour is soon enough. */
    private static boolean mark(Handle handle, UUID campaign) {
        return handle.createUpdate(MARK).bind("campaign", campaign).execute() > 0;
    }

    private static boolean remove(Handle handle, UUID campaign) {
        int removed = handle.createUpdate(REMOVE)
                .bind("campaign", campaign)
                .bind("rows", ROWS_AT_A_TIME)
                .execute();
        Metrics.counter("tocsin.forgotten", "what", "delivery").increment(removed);
        if (removed < ROWS_AT_A_TIME) {
            LOG.infof("campaign %s: its ledger is now its counts", campaign);
        }
        return true;
    }
}
