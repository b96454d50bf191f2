package org.tocsin.mailing.sending;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.delivery.Claim;
import org.tocsin.mailing.delivery.Ledger;
import org.tocsin.mailing.delivery.SendingSettings;

/**
 * The windows that this replica's senders hold. Each is known here until a moment on our own monotonic clock that is never later than the lease's end on
 * the database's clock, since the time is taken before the database is asked. A process that was stopped for minutes finds its windows over.
 */
@ApplicationScoped
class HeldLeases {

    /** What has begun must be able to leave before the lease ends. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final Ledger ledger;
    private final Duration length;
    private final Map<Long, Long> ends = new ConcurrentHashMap<>();

    HeldLeases(Ledger ledger, SendingSettings settings) {
        this.ledger = ledger;
        this.length = settings.lease();
    }

    /** {@code askedAt} is {@link System#nanoTime} from before the claim. */
    void hold(Claim claim, long askedAt) {
        ends.put(claim.epoch(), askedAt + length.toNanos());
    }

    void giveUp(Claim claim) {
        ends.remove(claim.epoch());
    }

    /** Whether a mail of this window may still begin. */
    boolean allows(Claim claim) {
        Long end = ends.get(claim.epoch());
        return end != null && System.nanoTime() + MARGIN.toNanos() - end < 0;
    }

    /** To be called several times per lease. A window that the database no longer knows is no longer held. */
    void renew() {
        Set<Long> epochs = Set.copyOf(ends.keySet());
        if (epochs.isEmpty()) {
            return;
        }
        long askedAt = System.nanoTime();
        Set<Long> alive = ledger.renew(epochs);
        epochs.forEach(epoch -> ends.computeIfPresent(
                epoch, (key, end) -> alive.contains(epoch) ? Long.valueOf(askedAt + length.toNanos()) : null));
    }
}
