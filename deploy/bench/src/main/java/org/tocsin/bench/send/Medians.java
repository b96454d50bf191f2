package org.tocsin.bench.send;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle of several heats. */
final class Medians {

    private final List<Heat> heats = new ArrayList<>();

    void add(Heat heat) {
        heats.add(heat);
    }

    double perSecond() {
        return median(Heat::perSecond);
    }

    double programMicros() {
        return median(Heat::programMicros);
    }

    double databaseMicros() {
        return median(Heat::databaseMicros);
    }

    double sinkMicros() {
        return median(Heat::sinkMicros);
    }

    private double median(ToDoubleFunction<Heat> value) {
        double[] sorted = heats.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
