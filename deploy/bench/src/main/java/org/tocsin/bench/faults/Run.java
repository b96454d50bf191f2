package org.tocsin.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.tocsin.bench.installation.MailingService;
import org.tocsin.bench.installation.OperatorDesk;
import org.tocsin.bench.oracle.Behaviour;
import org.tocsin.bench.oracle.Checker;
import org.tocsin.bench.oracle.History;
import org.tocsin.bench.oracle.LedgerRow;
import org.tocsin.bench.oracle.Seen;

/** One campaign with one fault, and the checker's verdict. Each fault strikes an alert and, a round later, a newsletter, or the other way round. */
final class Run {

    private static final Duration TO_HEAL = Duration.ofMinutes(10);
    private static final Duration BEYOND_THE_LEASE = Duration.ofSeconds(25);
    private static final int LONGEST_AWAY_MILLIS = 12_000;
    private static final int LEAVING = 10;

    private final Stage stage;
    private final int number;
    private final Random seed;
    private final boolean alert;
    private final Fault fault;
    private final Duration away;
    private final Audience audience;
    private final History history;
    private Optional<MailingService> second = Optional.empty();

    Run(Stage stage, int number, Random seed) {
        this.stage = stage;
        this.number = number;
        this.seed = seed;
        List<Fault> faults = List.of(Fault.values());
        this.fault = faults.get(number % faults.size());
        this.alert = (number % faults.size() + number / faults.size()) % 2 == 0; // each fault with both, in two rounds
        this.away = Duration.ofMillis(seed.nextInt(LONGEST_AWAY_MILLIS));
        this.audience = new Audience(stage.stores(), stage.departures());
        this.history = alert ? History.ofAlert() : History.ofNewsletter();
    }

    Line perform() throws Exception {
        stage.sink().forget();
        List<String> readers = audience.gather(number);
        readers.forEach(history::wanted);
        callAnother();
        long begin = System.nanoTime();
        UUID campaign = sendInto(new FaultyRelay(fault, seed, readers.size(), this::strike), readers);
        awaitEnd(campaign);
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        second.ifPresent(MailingService::close);
        stage.sink().behave(Behaviour.WILLING);
        List<Seen> seen = stage.sink().seen();
        List<LedgerRow> ledger = audience.ledger(campaign);
        return Line.of(number, alert ? "alert" : "newsletter", fault, seconds, seen, ledger)
                .with(Checker.check(history, seen, ledger));
    }

    /** A process that has just started takes nobody for dead for the length of a lease. */
    private void callAnother() throws InterruptedException {
        if (fault.concernsTwoReplicas()) {
            second = Optional.of(stage.another());
        }
        if (fault == Fault.KILL_AT_RANDOM) {
            Thread.sleep(BEYOND_THE_LEASE.toMillis());
        }
    }

    private UUID sendInto(FaultyRelay relay, List<String> readers) throws Exception {
        stage.sink().behave(relay);
        OperatorDesk desk = second.orElse(stage.service()).operator();
        UUID campaign = desk.draft(alert ? "alert" : "newsletter", "Run " + number, "Run **" + number + "**");
        desk.send(campaign);
        if (!fault.delays()) {
            leave(readers);
        }
        relay.awaitMoment();
        if (fault == Fault.PAUSED_AT_ANOTHER_REPLICA) {
            pauseForAMoment(desk, campaign);
        }
        heal();
        relay.heal();
        leave(readers);
        return campaign;
    }

    private void pauseForAMoment(OperatorDesk desk, UUID campaign) throws InterruptedException {
        desk.pause(campaign);
        history.paused(System.nanoTime());
        Thread.sleep(away.toMillis());
        history.resumed(System.nanoTime());
        desk.resume(campaign);
    }

    private void leave(List<String> readers) throws InterruptedException {
        for (int i = 0; i < LEAVING; i++) {
            String reader = readers.get(seed.nextInt(readers.size()));
            try {
                audience.leave(reader);
                history.optedOut(reader, System.nanoTime() + fault.optOutsLate().toNanos());
            } catch (ExecutionException away) {
                history.wantedToLeave(reader);
            }
        }
    }

    /** Runs on the connection of the mail whose moment has come. */
    private void strike() {
        try {
            if (fault == Fault.RELAY_REFUSES_EVERYBODY) {
                history.refusedForNobodysFault();
            } else if (fault.losesASender()) {
                history.killed(Stage.IN_PIPELINES);
            }
            if (fault.kills()) {
                stage.service().program().kill();
            } else if (fault == Fault.STOP_BEYOND_THE_LEASE) {
                stage.service().program().signal("STOP");
            } else if (fault == Fault.RELAY_HANGS_UP) {
                stage.sink().hangUp();
            } else if (fault == Fault.RELAY_IS_SLOW) {
                Thread.sleep(5_000);
            } else if (fault == Fault.DATABASE_KILLED) {
                stage.stores().postmaster().destroyForcibly();
            } else if (fault == Fault.BROKER_KILLED) {
                stage.stores().broker().kill();
            }
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void heal() throws InterruptedException {
        if (fault.kills()) {
            stage.start();
        } else if (fault == Fault.STOP_BEYOND_THE_LEASE) {
            second = Optional.of(stage.another());
            Thread.sleep(BEYOND_THE_LEASE.toMillis());
            stage.service().program().signal("CONT");
        } else if (fault == Fault.DATABASE_KILLED) {
            Thread.sleep(away.toMillis());
            stage.stores().startDatabase();
        } else if (fault == Fault.BROKER_KILLED) {
            Thread.sleep(away.toMillis());
            stage.stores().startBroker();
        } else if (fault == Fault.RELAY_REFUSES_EVERYBODY) {
            Thread.sleep(away.toMillis());
        }
    }

    private void awaitEnd(UUID campaign) throws InterruptedException {
        long end = System.nanoTime() + TO_HEAL.toNanos();
        while (!isOver(campaign) && System.nanoTime() < end) {
            Thread.sleep(200);
        }
    }

    /** A database that is still coming back knows of no end. */
    private boolean isOver(UUID campaign) {
        try {
            return audience.isOver(campaign);
        } catch (SQLException away) {
            return false;
        }
    }
}
