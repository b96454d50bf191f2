package org.tocsin.bench.send;

import java.util.Map;

/** The result as people read it, in Markdown; the first row is what the others are measured by. */
final class Table {

    private Table() {}

    static void print(Map<Contestant, Medians> results) {
        double first = results.values().iterator().next().perSecond();
        System.out.println("| sender | messages/s | ratio | processor time per message: program + PostgreSQL + sink |");
        System.out.println("|---|---:|---:|---:|");
        results.forEach((contestant, medians) -> System.out.printf(
                "| %s | %,.0f | %.2f | %s |%n",
                contestant.name(), medians.perSecond(), medians.perSecond() / first, processorTime(medians)));
    }

    private static String processorTime(Medians medians) {
        return medians.programMicros() > 0
                ? "%.0f µs + %.0f µs + %.0f µs"
                        .formatted(medians.programMicros(), medians.databaseMicros(), medians.sinkMicros())
                : "";
    }
}
