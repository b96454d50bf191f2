package org.tocsin.mailing.sending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

import org.jboss.logging.Logger;

import org.tocsin.mailing.correspondence.PersonalMail;
import org.tocsin.mailing.delivery.Board;
import org.tocsin.mailing.delivery.Claim;
import org.tocsin.mailing.delivery.Entry;
import org.tocsin.mailing.smtp.RelayConnection;
import org.tocsin.mailing.smtp.RelayUnavailable;

/** One connection to the relay and the thread that feeds it: claim a window, mail it, write down the outcomes. No transaction is open while it mails. */
final class Sender implements Runnable {

    private static final Logger LOG = Logger.getLogger(Sender.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final SenderTools tools;
    private final WorkQueue queue;
    private final boolean alertsOnly;
    private final RandomGenerator random;
    private final Window window;
    private Optional<RelayConnection> connection = Optional.empty();
    private Duration pause = FIRST_PAUSE;

    Sender(SenderTools tools, WorkQueue queue, boolean alertsOnly, RandomGenerator random) {
        this.tools = tools;
        this.queue = queue;
        this.alertsOnly = alertsOnly;
        this.random = random;
        this.window = new Window(tools.settings().window());
    }

    @Override
    public void run() {
        while (!queue.stopping()) {
            try {
                if (!sendWindow()) {
                    queue.awaitWork();
                }
            } catch (RuntimeException broken) {
                LOG.warnf(broken, "a window could not be sent; trying again in %s", pause);
                pauseLonger();
            }
        }
        connection.ifPresent(RelayConnection::close);
    }

    /** Answers whether there was anything to do. */
    boolean sendWindow() {
        if (queue.work(alertsOnly).isEmpty() || !tools.circuit().allows()) {
            return false;
        }
        for (Board.Work work : inTurn()) {
            if (!tools.circuit().allows(work.campaign())) {
                continue;
            }
            PersonalMail letter = tools.letters().of(work.campaign()); // may fail, so before anything is claimed
            long askedAt = System.nanoTime();
            Optional<Claim> claim = claim(work);
            if (claim.isPresent()) {
                send(claim.get(), letter, askedAt);
                return true;
            }
        }
        return false;
    }

    /** While it is found out whether the relay is back, no campaign that it may never take goes always first. */
    private List<Board.Work> inTurn() {
        List<Board.Work> works = new ArrayList<>(queue.work(alertsOnly));
        if (tools.circuit().tries()) {
            Collections.shuffle(works);
        }
        return works;
    }

    private Optional<Claim> claim(Board.Work work) {
        boolean dueFirst = work.due() && (!work.fresh() || random.nextBoolean());
        Optional<Claim> first = dueFirst ? due(work) : fresh(work);
        return first.isPresent() ? first : dueFirst ? fresh(work) : due(work);
    }

    private Optional<Claim> fresh(Board.Work work) {
        return work.fresh() ? tools.claims().fresh(work.campaign(), work.kind(), window.size()) : Optional.empty();
    }

    private Optional<Claim> due(Board.Work work) {
        return work.due() ? tools.claims().due(work.campaign(), work.kind(), window.size()) : Optional.empty();
    }

    /** Whatever happens, the window is not held afterwards: a lease that were renewed for ever would keep its readers from everybody. */
    private void send(Claim claim, PersonalMail letter, long askedAt) {
        if (claim.recipients().isEmpty()) {
            return;
        }
        Settlement settlement = new Settlement(claim.kind(), tools.backoff(), random);
        Permission permission = new Permission(claim, tools.ledger(), tools.leases(), queue::stopping, askedAt);
        Batch batch = new Batch(claim, letter, settlement, permission);
        tools.leases().hold(claim, askedAt);
        try {
            mailAndRecord(claim, batch);
        } finally {
            tools.leases().giveUp(claim);
        }
    }

    private void mailAndRecord(Claim claim, Batch batch) {
        try {
            long begunAt = System.nanoTime();
            mail(batch);
            window.took(Duration.ofNanos(System.nanoTime() - begunAt));
        } finally {
            record(claim, tools.circuit().judge(claim.campaign(), batch.close()));
        }
    }

    /** A connection that breaks is replaced once per window; a relay that breaks the second one too gets a rest. */
    private void mail(Batch batch) {
        for (int broken = 0; batch.hasNext() && broken < 2; ) {
            try {
                RelayConnection relay = connected();
                relay.send(batch, batch::outcome);
                broken += relay.usable() ? 0 : 1;
            } catch (RelayUnavailable unavailable) {
                postpone(batch, unavailable.getMessage());
                return;
            }
        }
        if (batch.hasNext()) {
            postpone(batch, "the relay keeps breaking off");
        } else {
            pause = FIRST_PAUSE;
        }
    }

    private void postpone(Batch batch, String reason) {
        LOG.warnf("mail waits: %s", reason);
        batch.deferRest(reason);
        pauseLonger();
    }

    private RelayConnection connected() throws RelayUnavailable {
        if (connection.filter(RelayConnection::usable).isEmpty()) {
            connection.ifPresent(RelayConnection::close);
            connection = Optional.empty();
            connection = Optional.of(tools.relay().open());
        }
        return connection.get();
    }

    /** What the relay has said is known only here until it is written; so a database that is away is waited for, also during a shutdown. */
    private void record(Claim claim, List<Entry> entries) {
        for (int attempt = 1; ; attempt++) {
            try {
                int written = tools.ledger().record(claim, entries);
                tools.metrics().count(claim, entries, written);
                return;
            } catch (RuntimeException away) {
                LOG.warnf("outcomes of campaign %s wait for the database: %s", claim.campaign(), away.getMessage());
                if (queue.stopping() && attempt >= 5) {
                    throw away;
                }
                pauseLonger();
            }
        }
    }

    private void pauseLonger() {
        queue.rest(pause);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
}
