package org.tocsin.mailing.sending;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.jboss.logging.Logger;

import org.tocsin.mailing.delivery.Claim;
import org.tocsin.mailing.delivery.Ledger;
import org.tocsin.mailing.delivery.Recipient;

/** Whether a further mail of a window may begin. Looks again at who has left, and whether the campaign goes on, at most half a second ago. */
final class Permission {

    private static final Logger LOG = Logger.getLogger(Permission.class);
    private static final Duration FRESH = Duration.ofMillis(500);

    private final Claim claim;
    private final Ledger ledger;
    private final HeldLeases leases;
    private final BooleanSupplier stopping;
    private long lookedAt;
    private boolean goesOn = true;

    /** {@code claimedAt} is {@link System#nanoTime} from before the claim, which was itself such a look. */
    Permission(Claim claim, Ledger ledger, HeldLeases leases, BooleanSupplier stopping, long claimedAt) {
        this.claim = claim;
        this.ledger = ledger;
        this.leases = leases;
        this.stopping = stopping;
        this.lookedAt = claimedAt;
    }

    boolean toBegin(Batch batch) {
        if (isOld()) {
            lookAgain(batch);
        }
        return goesOn && !batch.waiting().isEmpty() && leases.allows(claim) && !stopping.getAsBoolean();
    }

    /** Whether what was allowed a moment ago still is, without a further look. */
    boolean isFresh() {
        return goesOn && !isOld() && leases.allows(claim) && !stopping.getAsBoolean();
    }

    private boolean isOld() {
        return System.nanoTime() - lookedAt > FRESH.toNanos();
    }

    /** When it cannot be known whether somebody has left, nothing begins. */
    private void lookAgain(Batch batch) {
        long askedAt = System.nanoTime(); // what the database says is as old as the question
        try {
            goesOn = ledger.goesOn(claim);
            dropThoseWhoLeft(batch);
            lookedAt = askedAt;
        } catch (RuntimeException away) {
            LOG.warnf("campaign %s: opt-outs cannot be looked at: %s", claim.campaign(), away.getMessage());
            goesOn = false;
        }
    }

    private void dropThoseWhoLeft(Batch batch) {
        List<UUID> waiting = batch.waiting().stream().map(Recipient::subscriber).toList();
        batch.drop(ledger.unwanted(claim, waiting));
    }
}
