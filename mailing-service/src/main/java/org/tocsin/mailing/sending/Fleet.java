package org.tocsin.mailing.sending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import org.tocsin.mailing.correspondence.Letters;
import org.tocsin.mailing.delivery.Board;
import org.tocsin.mailing.delivery.Claims;
import org.tocsin.mailing.delivery.DeadHolders;
import org.tocsin.mailing.delivery.Freshness;
import org.tocsin.mailing.delivery.LapsedLeases;
import org.tocsin.mailing.delivery.Ledger;
import org.tocsin.mailing.delivery.SendingSettings;
import org.tocsin.mailing.pace.Domains;
import org.tocsin.mailing.pace.Pacing;
import org.tocsin.mailing.pace.Places;
import org.tocsin.mailing.relay.Relays;

/**
 * This replica's senders, and the thread that keeps them busy: it reads the board, renews leases, settles those of the dead, and marks campaigns as sent.
 * A shutdown lets mails that have begun come to their end, gives the others back, and waits for that.
 */
@ApplicationScoped
class Fleet {

    private static final Logger LOG = Logger.getLogger(Fleet.class);
    private static final Duration PATIENCE = Duration.ofSeconds(9);
    private static final int RENEWALS_PER_LEASE = 5;

    private final SenderTools tools;
    private final Places places;
    private final Board board;
    private final LapsedLeases lapsed;
    private final DeadHolders deadHolders;
    private final SendingSettings settings;
    private final WorkQueue queue = new WorkQueue();
    private final WakeUp wakeUp;
    private final Rehearsal rehearsal;
    private final Freshness freshness;
    private final List<Thread> threads = new ArrayList<>();
    private long renewedAt = System.nanoTime();

    Fleet(
            Claims claims,
            Ledger ledger,
            HeldLeases leases,
            Letters letters,
            Relays relays,
            Pacing pacing,
            Domains domains,
            Places places,
            SendingMetrics metrics,
            Circuit circuit,
            SendingSettings settings,
            Board board,
            LapsedLeases lapsed,
            DeadHolders deadHolders,
            WakeUp wakeUp,
            Rehearsal rehearsal,
            Freshness freshness) {
        this.tools =
                new SenderTools(claims, ledger, leases, letters, relays, pacing, domains, metrics, circuit, settings);
        this.settings = settings;
        this.places = places;
        this.board = board;
        this.lapsed = lapsed;
        this.deadHolders = deadHolders;
        this.wakeUp = wakeUp;
        this.rehearsal = rehearsal;
        this.freshness = freshness;
    }

    void start(@Observes StartupEvent started) {
        run(this::dispatch, "campaign-dispatcher");
        for (int number = 1; number <= settings.connections() + settings.alertConnections(); number++) {
            boolean alertsOnly = number > settings.connections();
            run(new Sender(tools, queue, alertsOnly, RandomGenerator.getDefault()), "sender-" + number);
        }
    }

    void drain(@Observes ShutdownEvent stopped) {
        queue.stop();
        wakeUp.now();
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Thread thread : threads) {
            join(thread, Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
        long late = threads.stream().filter(Thread::isAlive).count();
        LOG.infof("sending has stopped; %d of %d threads did not end in time", late, threads.size());
    }

    private void dispatch() {
        rehearse();
        while (!queue.stopping()) {
            try {
                freshness.look();
                tools.domains().look();
                places.renew();
                keepLeases();
                finishCampaigns();
                List<Board.Work> work = board.read();
                tools.circuit().keepOnly(work.stream().map(Board.Work::campaign).toList());
                queue.publish(work);
            } catch (RuntimeException away) {
                LOG.warnf("the board cannot be read: %s", away.getMessage());
                queue.rest(Duration.ofSeconds(1));
            }
            wakeUp.await(settings.poll());
        }
    }

    private void rehearse() {
        try {
            rehearsal.perform();
        } catch (RuntimeException away) {
            LOG.warnf("no rehearsal: %s", away.getMessage());
        }
    }

    private void keepLeases() {
        long interval = settings.lease().toNanos() / RENEWALS_PER_LEASE;
        if (System.nanoTime() - renewedAt > interval) {
            tools.leases().renew(); // before anything is settled: after an outage, our own windows come first
            renewedAt = System.nanoTime();
        }
        Set<String> dead = deadHolders.look();
        places.free(dead);
        int uncertain = lapsed.settle(dead);
        if (uncertain > 0) {
            LOG.warnf(
                    "%d recipients became uncertain: their sender stopped between the claim and the outcome",
                    uncertain);
        }
    }

    private void finishCampaigns() {
        for (UUID campaign : board.finish()) {
            LOG.infof("campaign %s: sent", campaign);
        }
    }

    private void run(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private static void join(Thread thread, long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
