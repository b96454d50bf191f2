package org.tocsin.bench.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A line for each run by one seed, in a file that outlives the command: called again, it goes on with the runs that are missing. */
final class Results {

    private static final String KEPT = "none";

    private final Path file;

    Results(Path file) throws IOException {
        this.file = file;
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            say("| run | campaign | fault | taken | twice | uncertain | seconds | broken promises |");
            say("|---:|---|---|---:|---:|---:|---:|---|");
        } else {
            lines().forEach(System.out::println);
        }
    }

    boolean has(int run) throws IOException {
        return lines().stream().anyMatch(line -> line.startsWith("| " + run + " |"));
    }

    void add(Line line) throws IOException {
        say("| %d | %s | %s | %,d | %d | %d | %d | %s |"
                .formatted(
                        line.run(),
                        line.campaign(),
                        line.fault(),
                        line.taken(),
                        line.twice(),
                        line.uncertain(),
                        line.seconds(),
                        line.broken().isEmpty() ? KEPT : some(line.broken())));
    }

    /** Whether no promise was broken, in words and as an answer. */
    boolean sumUp() throws IOException {
        List<String> runs = lines().stream().skip(2).toList();
        long kept =
                runs.stream().filter(run -> run.endsWith("| " + KEPT + " |")).count();
        System.out.printf(
                "%d runs, in %d of them a promise was broken; all are in %s%n", runs.size(), runs.size() - kept, file);
        return kept == runs.size();
    }

    private static String some(List<String> broken) {
        return broken.size() + ", such as: " + String.join("; ", broken.subList(0, Math.min(3, broken.size())));
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file);
    }

    private void say(String line) throws IOException {
        System.out.println(line);
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
