package org.tocsin.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

import org.tocsin.bench.installation.MailingService;
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

    Run(Stage stage, int number, Random seed) {
        this.stage = stage;
        this.number = number;
        this.seed = seed;
        List<Fault> faults = List.of(Fault.values());
        this.fault = faults.get(number % faults.size());
        this.alert = (number % faults.size() + number / faults.size()) % 2 == 0; // each fault with both, in two rounds
        this.away = Duration.ofMillis(seed.nextInt(LONGEST_AWAY_MILLIS));
        this.audience = new Audience(stage.stores());
        this.history = alert ? History.ofAlert() : History.ofNewsletter();
    }

    /**
     * What came of a run.
     *
     * @param taken readers whose mail the relay has
     * @param twice how many of them have it twice
     * @param uncertain readers whom the ledger says so of
     */
    record Line(
            int run,
            String campaign,
            Fault fault,
            int taken,
            long twice,
            long uncertain,
            long seconds,
            List<String> broken) {}

    Line perform() throws Exception {
        stage.sink().forget();
        List<String> readers = audience.gather(number);
        readers.forEach(history::wanted);
        long begin = System.nanoTime();
        UUID campaign = sendInto(new FaultyRelay(fault, seed, readers.size(), this::strike), readers);
        awaitEnd(campaign);
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        stage.sink().behave(Behaviour.WILLING);
        return report(stage.sink().seen(), audience.ledger(campaign), seconds);
    }

    private UUID sendInto(FaultyRelay relay, List<String> readers) throws Exception {
        stage.sink().behave(relay);
        var desk = stage.service().operator();
        UUID campaign = desk.draft(alert ? "alert" : "newsletter", "Run " + number, "Run **" + number + "**");
        desk.send(campaign);
        if (!fault.delays()) {
            leave(readers);
        }
        relay.awaitMoment();
        heal();
        leave(readers);
        return campaign;
    }

    private void leave(List<String> readers) {
        for (int i = 0; i < LEAVING; i++) {
            String reader = readers.get(seed.nextInt(readers.size()));
            try {
                audience.leave(reader);
                history.optedOut(reader, System.nanoTime());
            } catch (SQLException away) {
                history.wantedToLeave(reader);
            }
        }
    }

    /** Runs on the connection of the mail whose moment has come. */
    private void strike() {
        try {
            if (fault.losesASender()) {
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
            MailingService second = stage.another();
            Thread.sleep(BEYOND_THE_LEASE.toMillis());
            stage.service().program().signal("CONT");
            second.close();
        } else if (fault == Fault.DATABASE_KILLED) {
            Thread.sleep(away.toMillis());
            stage.stores().startDatabase();
        } else if (fault == Fault.BROKER_KILLED) {
            Thread.sleep(away.toMillis());
            stage.stores().startBroker();
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

    private Line report(List<Seen> seen, List<LedgerRow> ledger, long seconds) {
        Map<String, Long> kept = seen.stream()
                .filter(line -> line.event() == Seen.Event.KEPT)
                .collect(Collectors.groupingBy(Seen::recipient, Collectors.counting()));
        long twice = kept.values().stream().filter(times -> times > 1).count();
        long uncertain = ledger.stream()
                .filter(row -> row.state().equals("uncertain") || row.repeated())
                .count();
        return new Line(
                number,
                alert ? "alert" : "newsletter",
                fault,
                kept.size(),
                twice,
                uncertain,
                seconds,
                Checker.check(history, seen, ledger));
    }
}
