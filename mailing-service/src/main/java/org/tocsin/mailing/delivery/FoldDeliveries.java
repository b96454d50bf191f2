package org.tocsin.mailing.delivery;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

/** Reduces the ledgers of old campaigns to their counts. What is gone cannot be said of a reader any more, and no update reaches whoever got it. */
@ApplicationScoped
public class FoldDeliveries {

    private static final Logger LOG = Logger.getLogger(FoldDeliveries.class);
    private static final int ROWS_AT_A_TIME = 10_000;

    private static final String OLDEST =
            """
            select id from campaign
            where folded_at is null and finished_at < now() - :keep * interval '1 second'
            order by finished_at limit 1 for update skip locked
            """;

    private static final String REMOVE =
            """
            delete from delivery where ctid = any(array(
                select ctid from delivery where campaign_id = :campaign limit :rows))
            """;

    private final Transactions transactions;
    private final SendingSettings settings;

    public FoldDeliveries(Transactions transactions, SendingSettings settings) {
        this.transactions = transactions;
        this.settings = settings;
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
                    .bind("keep", settings.keepDeliveries().toSeconds())
                    .mapTo(UUID.class)
                    .findOne();
            campaign.ifPresent(id -> {
                int removed = handle.createUpdate(REMOVE)
                        .bind("campaign", id)
                        .bind("rows", ROWS_AT_A_TIME)
                        .execute();
                if (removed < ROWS_AT_A_TIME) {
                    handle.execute("update campaign set folded_at = now() where id = ?", id);
                    LOG.infof("campaign %s: its ledger is now its counts", id);
                }
            });
            return campaign.isPresent();
        });
    }
}
