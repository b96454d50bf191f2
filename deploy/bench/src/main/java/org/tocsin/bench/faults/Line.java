package org.tocsin.bench.faults;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.tocsin.bench.oracle.LedgerRow;
import org.tocsin.bench.oracle.Seen;

/**
 * What came of a run.
 *
 * @param taken readers whose mail the relay has
 * @param twice how many of them have it twice
 * @param uncertain readers whom the ledger says so of
 * @param broken promises, a sentence for each
 */
record Line(
        int run,
        String campaign,
        Fault fault,
        long seconds,
        long taken,
        long twice,
        long uncertain,
        List<String> broken) {

    static Line of(int run, String campaign, Fault fault, long seconds, List<Seen> seen, List<LedgerRow> ledger) {
        Map<String, Long> kept = seen.stream()
                .filter(line -> line.event() == Seen.Event.KEPT)
                .collect(Collectors.groupingBy(Seen::recipient, Collectors.counting()));
        long twice = kept.values().stream().filter(times -> times > 1).count();
        long uncertain = ledger.stream()
                .filter(row -> row.state().equals("uncertain") || row.repeated())
                .count();
        return new Line(run, campaign, fault, seconds, kept.size(), twice, uncertain, List.of());
    }

    Line with(List<String> brokenPromises) {
        return new Line(run, campaign, fault, seconds, taken, twice, uncertain, brokenPromises);
    }
}
