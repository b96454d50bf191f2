package org.tocsin.bench.faults;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.tocsin.bench.installation.MailingService;
import org.tocsin.bench.installation.Readers;
import org.tocsin.bench.installation.Stores;
import org.tocsin.bench.oracle.Seen;

/** The command {@code deploy/bench/pace}. */
public final class PaceBench {

    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final double OFF_BY = 0.03;
    private static final double SECOND = 1e9;

    private PaceBench() {}

    /** Takes the repository's root, a folder for data, and mails per second. Ends with 1 when one of these was not held. */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        List<String> limits = List.of(arguments).subList(2, arguments.length);
        boolean held = true;
        try (Stores stores = Stores.start(folder)) {
            System.out.println("| limit | mails | seconds | per second | off by | in the fullest second |");
            System.out.println("|---:|---:|---:|---:|---:|---:|");
            for (String limit : limits.isEmpty() ? List.of("50", "300") : limits) {
                Map<String, String> settings = Map.of("TOCSIN_RELAY_PACE_PER_SECOND", limit);
                try (Stage stage = new Stage(root, folder.resolve("journal-" + limit), stores, settings)) {
                    held &= measure(stage, Integer.parseInt(limit));
                }
            }
        }
        System.exit(held ? 0 : 1);
    }

    private static boolean measure(Stage stage, int limit) throws Exception {
        stage.start();
        try (MailingService second = stage.another()) {
            Readers.become(stage.stores(), Math.toIntExact(limit * LENGTH.toSeconds()));
            var desk = second.operator();
            UUID campaign = desk.draft("newsletter", "Pace", "At a limit");
            desk.send(campaign);
            awaitEnd(stage, campaign);
        }
        return report(limit, arrivals(stage));
    }

    private static void awaitEnd(Stage stage, UUID campaign) throws SQLException, InterruptedException {
        Audience audience = new Audience(stage.stores(), stage.departures());
        long end = System.nanoTime() + LENGTH.multipliedBy(5).toNanos();
        while (!audience.isOver(campaign) && System.nanoTime() < end) {
            Thread.sleep(200);
        }
    }

    private static long[] arrivals(Stage stage) {
        return stage.sink().seen().stream()
                .filter(seen -> seen.event() == Seen.Event.KEPT)
                .mapToLong(Seen::nanos)
                .sorted()
                .toArray();
    }

    /** What a limit may run ahead, a second's worth, is not part of the pace. */
    private static boolean report(int limit, long[] arrivals) {
        double seconds = (arrivals[arrivals.length - 1] - arrivals[0]) / SECOND;
        double perSecond = (arrivals.length - limit) / seconds;
        double off = perSecond / limit - 1;
        System.out.printf(
                "| %d | %,d | %.1f | %.1f | %+.1f %% | %d |%n",
                limit, arrivals.length, seconds, perSecond, 100 * off, fullestSecond(arrivals));
        return Math.abs(off) <= OFF_BY;
    }

    private static int fullestSecond(long[] arrivals) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < arrivals.length; last++) {
            while (arrivals[last] - arrivals[first] > SECOND) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
