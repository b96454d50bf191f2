package org.tocsin.mailing.studio;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;

import org.tocsin.mailing.delivery.DeliveryCounts;
import org.tocsin.mailing.delivery.DeliveryCounts.Counts;
import org.tocsin.mailing.delivery.DeliveryState;

/** How fast campaigns go, over the last ten seconds and all replicas: every replica looks at the counts once a second. */
@ApplicationScoped
class Pace {

    record Measured(double acceptedPerSecond, double settledPerSecond) {

        static final Measured NOTHING = new Measured(0, 0);
    }

    private record Look(long at, long accepted, long settled) {}

    private static final int LOOKS = 11;

    private final Campaigns campaigns;
    private final DeliveryCounts counts;
    private final Map<UUID, Deque<Look>> looks = new ConcurrentHashMap<>();

    Pace(Campaigns campaigns, DeliveryCounts counts) {
        this.campaigns = campaigns;
        this.counts = counts;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        Set<UUID> sending = new HashSet<>(campaigns.sending());
        looks.keySet().retainAll(sending);
        sending.forEach(id -> note(id, counts.of(id), System.nanoTime()));
    }

    void note(UUID campaign, Counts now, long at) {
        long accepted = now.byState().get(DeliveryState.ACCEPTED);
        Deque<Look> past = looks.computeIfAbsent(campaign, id -> new ArrayDeque<>());
        synchronized (past) {
            past.addLast(new Look(at, accepted, now.audience() - Progress.open(now)));
            if (past.size() > LOOKS) {
                past.removeFirst();
            }
        }
    }

    Measured of(UUID campaign) {
        Deque<Look> past = looks.getOrDefault(campaign, new ArrayDeque<>());
        synchronized (past) {
            if (past.size() < 2) {
                return Measured.NOTHING;
            }
            double seconds = (past.getLast().at() - past.getFirst().at()) / 1e9;
            return new Measured(
                    (past.getLast().accepted() - past.getFirst().accepted()) / seconds,
                    (past.getLast().settled() - past.getFirst().settled()) / seconds);
        }
    }
}
