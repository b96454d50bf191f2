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
        add(visit, 1);
    }

    /** What was counted since the last time. */
    synchronized Map<Visit, Long> drain() {
        Map<Visit, Long> drained = counts;
        counts = new HashMap<>();
        return drained;
    }

    /** Puts back what could not be written. */
    synchronized void putBack(Map<Visit, Long> drained) {
        drained.forEach(this::add);
    }

    private void add(Visit visit, long times) {
        Visit counted = counts.size() < MOST || counts.containsKey(visit) ? visit : visit.folded();
        counts.merge(counted, times, Long::sum);
    }
}
