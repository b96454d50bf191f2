package org.tocsin.mailing.delivery;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

/** What an operator's action does to a whole campaign's deliveries. Each joins the caller's transaction. */
@ApplicationScoped
public class OpenDeliveries {

    private final Jdbi jdbi;

    public OpenDeliveries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Nobody further is claimed: it was cancelled, or withdrawn. Mails that have begun come to their end, and are written down as what became of them. */
    public void end(UUID campaign) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("delete from slice where campaign_id = :campaign")
                    .bind("campaign", campaign)
                    .execute();
            handle.createUpdate(
                            """
                            update delivery set state = case state when 'uncertain' then 'uncertain' else 'cancelled' end,
                                next_at = null, updated_at = now()
                            where campaign_id = :campaign and next_at is not null
                            """)
                    .bind("campaign", campaign)
                    .execute();
        });
    }

    /** Whoever was refused or given up gets another chance. Answers how many. */
    public int retryFailed(UUID campaign) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        update delivery set state = 'deferred', next_at = now(), attempt = 0, updated_at = now()
                        where campaign_id = :campaign and state in ('refused', 'expired')
                        """)
                .bind("campaign", campaign)
                .execute());
    }
}
