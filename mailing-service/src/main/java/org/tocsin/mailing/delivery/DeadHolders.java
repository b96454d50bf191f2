package org.tocsin.mailing.delivery;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Processes that hold windows or connections and are dead: for several looks in a row, the database has known of no session that bears their name. A
 * process that is only stopped keeps its sessions; one that is cut off from the database begins no mail after half a second, and has the rest of the time
 * for what it has begun.
 */
@ApplicationScoped
public class DeadHolders {

    /** Looks in a row that find no session; from the first to the last of them three seconds pass. */
    static final int LOOKS = 4;

    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** Who has not looked for so long knows nothing of the time in between. */
    static final Duration OUT_OF_SIGHT = Duration.ofSeconds(3);

    /**
     * After a restart, a crash or a failover of the database nobody has a session, and the looker's own are young: the others get the time of a lease to
     * come back. What bears another name may be of several processes.
     */
    private static final String WITHOUT_SESSION =
            """
            select holder from (select holder from lease union select holder from connection_place) held
            where holder like 'mailing-service %' and not exists (select from pg_stat_activity a where a.application_name = held.holder)
              and
            """
                    + Outages.LONG_OVER;

    private final Transactions transactions;
    private final Duration grace;
    private final LongSupplier nanoTime;
    private Map<String, Integer> missed = Map.of();
    private long lookedAt;

    @Inject
    DeadHolders(Transactions transactions, SendingSettings settings) {
        this(transactions, settings.lease(), System::nanoTime);
    }

    public DeadHolders(Transactions transactions, Duration grace, LongSupplier nanoTime) {
        this.transactions = transactions;
        this.grace = grace;
        this.nanoTime = nanoTime;
        this.lookedAt = nanoTime.getAsLong();
    }

    /** To be called several times a second; looks once a second. */
    public Set<String> look() {
        long now = nanoTime.getAsLong();
        long since = now - lookedAt;
        if (since >= BETWEEN_LOOKS.toNanos()) {
            missed = missedOnceMore(since > OUT_OF_SIGHT.toNanos() ? Map.of() : missed);
            lookedAt = now;
        }
        return missed.entrySet().stream()
                .filter(holder -> holder.getValue() >= LOOKS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, Integer> missedOnceMore(Map<String, Integer> before) {
        Map<String, Integer> times = new HashMap<>();
        transactions
                .<Set<String>>inOne(handle -> handle.createQuery(WITHOUT_SESSION)
                        .bind("grace", grace.toSeconds())
                        .mapTo(String.class)
                        .set())
                .forEach(holder -> times.put(holder, before.getOrDefault(holder, 0) + 1));
        return times;
    }
}
