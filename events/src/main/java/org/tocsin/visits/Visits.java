package org.tocsin.visits;

import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Singleton;

/** Counts in memory, in bounded room. */
@Singleton
class Visits {

    /** Whoever invents referrers must not fill the memory: beyond this many kinds of visit all others are one. */
    private static final int MOST = 5_000;

    private Map<Visit, Long> counts = new HashMap<>();

    synchronized void count(Visit visit) {
        Visit counted = counts.size() < MOST || counts.containsKey(visit) ? visit : visit.folded();
        counts.merge(counted, 1L, Long::sum);
    }

    /** What was counted since the last time. */
    synchronized Map<Visit, Long> drain() {
        Map<Visit, Long> drained = counts;
        counts = new HashMap<>();
        return drained;
    }

    /** Puts back what could not be written. */
    synchronized void putBack(Map<Visit, Long> drained) {
        drained.forEach((visit, times) -> counts.merge(visit, times, Long::sum));
    }
}
