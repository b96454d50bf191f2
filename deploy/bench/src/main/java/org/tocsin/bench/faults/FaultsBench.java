package org.tocsin.bench.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.tocsin.bench.installation.Readers;
import org.tocsin.bench.installation.Stores;

/** The command {@code deploy/bench/faults}. */
public final class FaultsBench {

    private FaultsBench() {}

    /** Takes the repository's root, a folder for data, what the sources are called, and what the command was given. Ends with 1 when a promise was broken. */
    public static void main(String[] arguments) throws Exception {
        Iterator<String> given = List.of(arguments).iterator();
        Path root = Path.of(given.next());
        Path folder = Path.of(given.next());
        String version = given.next();
        int runs = Fault.values().length;
        int from = 0;
        int recipients = 2_000;
        long seed = new Random().nextInt(1_000_000);
        while (given.hasNext()) {
            switch (given.next()) {
                case "--runs" -> runs = Integer.parseInt(given.next());
                case "--from" -> from = Integer.parseInt(given.next());
                case "--recipients" -> recipients = Integer.parseInt(given.next());
                case "--seed" -> seed = Long.parseLong(given.next());
                default -> throw new IllegalArgumentException("known: --runs, --from, --recipients, --seed");
            }
        }
        System.out.printf("%d runs with %,d recipients each, --seed %d%n", runs, recipients, seed);
        System.exit(perform(root, folder, new Plan(from, from + runs, recipients, seed, version)) ? 0 : 1);
    }

    /** Which runs, of how many readers, by which seed, of which sources. */
    private record Plan(int from, int to, int recipients, long seed, String version) {}

    private static boolean perform(Path root, Path folder, Plan plan) throws Exception {
        Files.createDirectories(folder);
        Results results = new Results(
                folder.resolveSibling("faults-%d-%d-%s.md".formatted(plan.recipients(), plan.seed(), plan.version())));
        try (Stores stores = Stores.start(folder);
                Stage stage = new Stage(root, folder, stores, Map.of())) {
            stage.start();
            Readers.become(stores, plan.recipients());
            for (int number = plan.from(); number < plan.to(); number++) {
                if (!results.has(number)) {
                    results.add(new Run(stage, number, new Random(plan.seed() + number)).perform());
                }
            }
        }
        return results.sumUp();
    }
}
