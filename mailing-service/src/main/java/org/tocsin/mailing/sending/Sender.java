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
import org.tocsin.mailing.delivery.Recipient;
import org.tocsin.mailing.pace.Gate;
import org.tocsin.mailing.pace.Lane;

/** One connection to a relay and the thread that feeds it: claim a window, mail it, write down the outcomes. No transaction is open while it mails. */
final class Sender implements Runnable {

    private static final Logger LOG = Logger.getLogger(Sender.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final SenderTools tools;
    private final WorkQueue queue;
    private final boolean alertsOnly;
    private final RandomGenerator random;
    private final Window window;
    private final Outbound outbound;
    private Duration pause = FIRST_PAUSE;

    Sender(SenderTools tools, WorkQueue queue, boolean alertsOnly, RandomGenerator random) {
        this.tools = tools;
        this.queue = queue;
        this.alertsOnly = alertsOnly;
        this.random = random;
        this.window = new Window(tools.settings().window());
        this.outbound = new Outbound(tools.relays(), tools.pacing());
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
        outbound.close();
    }

    /** Answers whether there was anything to do. */
    boolean sendWindow() {
        if (queue.work(alertsOnly).isEmpty() || !tools.circuit().allows()) {
            outbound.letGo();
            return false;
        }
        for (Board.Work work : inTurn()) {
            if (!tools.circuit().allows(work.campaign())) {
                continue;
            }
            PersonalMail letter = tools.letters().of(work.campaign()); // may fail, so before anything is claimed
            Optional<Passage> passage = outbound.ask(work.kind(), window.size());
            if (passage.isPresent() && claimAndSend(work, letter, passage.get())) {
                return true;
            }
        }
        return false;
    }

    private boolean claimAndSend(Board.Work work, PersonalMail letter, Passage passage) {
        long askedAt = System.nanoTime();
        Optional<Claim> claim = Optional.empty();
        try {
            claim = claim(work, passage.permits().mails());
        } finally {
            if (claim.isEmpty() || claim.get().recipients().isEmpty()) {
                outbound.giveBack(passage);
            }
        }
        claim.filter(taken -> !taken.recipients().isEmpty()).ifPresent(taken -> send(taken, letter, passage, askedAt));
        return claim.isPresent();
    }

    /** While it is found out whether the relay is back, no campaign that it may never take goes always first. */
    private List<Board.Work> inTurn() {
        List<Board.Work> works = new ArrayList<>(queue.work(alertsOnly));
        if (tools.circuit().tries()) {
            Collections.shuffle(works);
        }
        return works;
    }

    private Optional<Claim> claim(Board.Work work, int limit) {
        boolean dueFirst = work.due() && (!work.fresh() || random.nextBoolean());
        Optional<Claim> first = dueFirst ? due(work, limit) : fresh(work, limit);
        return first.isPresent() ? first : dueFirst ? fresh(work, limit) : due(work, limit);
    }

    private Optional<Claim> fresh(Board.Work work, int limit) {
        return work.fresh() ? tools.claims().fresh(work.campaign(), work.kind(), limit) : Optional.empty();
    }

    private Optional<Claim> due(Board.Work work, int limit) {
        return work.due() ? tools.claims().due(work.campaign(), work.kind(), limit) : Optional.empty();
    }

    /** Whatever happens, the window is not held afterwards: a lease that were renewed for ever would keep its readers from everybody. */
    private void send(Claim claim, PersonalMail letter, Passage passage, long askedAt) {
        Settlement settlement = new Settlement(claim.kind(), tools.backoff(), random);
        Permission permission = new Permission(claim, tools.ledger(), tools.leases(), queue::stopping, askedAt);
        Batch batch = new Batch(claim, letter, settlement, permission, () -> gate(claim));
        tools.leases().hold(claim, askedAt);
        try {
            mailAndRecord(claim, batch, passage);
            tools.domains().share();
        } finally {
            tools.leases().giveUp(claim);
        }
    }

    private Gate gate(Claim claim) {
        return tools.domains()
                .gate(
                        new Lane(claim.campaign(), claim.kind(), claim.firstTime()),
                        claim.recipients().stream().map(Recipient::email).toList());
    }

    private void mailAndRecord(Claim claim, Batch batch, Passage passage) {
        try {
            long begunAt = System.nanoTime();
            Optional<String> waits = outbound.mail(batch, claim.kind(), passage);
            window.took(Duration.ofNanos(System.nanoTime() - begunAt));
            waits.ifPresentOrElse(why -> postpone(batch, why), () -> pause = FIRST_PAUSE);
        } finally {
            record(claim, judged(claim, batch.close()));
        }
    }

    /** What one relay turns away is for another one, if there is one that takes mail. */
    private List<Entry> judged(Claim claim, List<Entry> window) {
        return outbound.avoids(window)
                ? Circuit.elsewhere(window)
                : tools.circuit().judge(claim.campaign(), window);
    }

    private void postpone(Batch batch, String reason) {
        LOG.warnf("mail waits: %s", reason);
        batch.deferRest(reason);
        pauseLonger();
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
