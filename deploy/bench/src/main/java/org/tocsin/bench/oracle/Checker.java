package org.tocsin.bench.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds the ledger and the history against what was really sent, for one campaign that has come to its end. */
public final class Checker {

    /** An opt-out, and a pause, stop every mail that has not begun within this time. */
    private static final Duration EFFECTIVE = Duration.ofSeconds(1);

    private static final Set<String> FINAL = Set.of("accepted", "refused", "suppressed", "expired", "cancelled");

    private final History history;
    private final Set<String> wanted;
    private final Map<String, List<Seen>> seen;
    private final Map<String, LedgerRow> ledger;
    private final List<String> violations = new ArrayList<>();

    private Checker(History history, List<Seen> seen, List<LedgerRow> ledger) {
        this.history = history;
        this.wanted = history.wanted();
        this.seen = seen.stream().collect(Collectors.groupingBy(Seen::recipient));
        this.ledger = ledger.stream().collect(Collectors.toMap(LedgerRow::reader, Function.identity()));
    }

    /** One sentence for each promise that was broken and whom it concerns; empty when all were kept. */
    public static List<String> check(History history, List<Seen> seen, List<LedgerRow> ledger) {
        Checker checker = new Checker(history, seen, ledger);
        checker.wanted.forEach(checker::nobodyIsLost);
        checker.seen.keySet().forEach(checker::nobodyElseGetsIt);
        checker.history.optedOut().forEach(checker::nothingBeginsAfterAnOptOut);
        checker.ledger.values().forEach(checker::ledgerTellsTheTruth);
        checker.nothingBeginsDuringAPause();
        checker.messageIdsAreStable();
        checker.repetitionsAreFew();
        return List.copyOf(checker.violations);
    }

    private void nobodyIsLost(String reader) {
        LedgerRow row = ledger.get(reader);
        if (row == null) {
            violations.add("lost: " + reader + " has no row in the ledger");
            return;
        }
        boolean left = history.optedOut().containsKey(reader);
        boolean neverAgain = left || !history.sentAgainWhenUncertain();
        if (!FINAL.contains(row.state()) && !(row.state().equals("uncertain") && neverAgain)) {
            violations.add("without a final state: " + reader + " is " + row.state());
        }
        if (row.state().equals("suppressed") && row.repeated()) {
            violations.add("denied: " + reader + " is suppressed and may have got the mail");
        }
        if (row.state().equals("suppressed") && !left) {
            violations.add("lost: " + reader + " is suppressed and has not left");
        }
        if (row.state().equals("refused") && history.isRefusalNobodysFault()) {
            violations.add("burnt: " + reader + " is refused, and that was nobody's fault");
        }
        if (row.state().equals("refused") && !has(reader, Seen.Event.REFUSED)) {
            violations.add("lost: " + reader + " is refused and nobody refused");
        }
    }

    private void nobodyElseGetsIt(String reader) {
        if (!wanted.contains(reader) && has(reader, Seen.Event.BEGUN)) {
            violations.add("unwanted: a mail to " + reader + " began");
        }
    }

    private void nothingBeginsAfterAnOptOut(String reader, long toldAt) {
        long late = events(reader, Seen.Event.BEGUN).stream()
                .filter(begun -> begun.nanos() - toldAt > EFFECTIVE.toNanos())
                .count();
        if (late > 0) {
            violations.add("after an opt-out: a mail to " + reader + " began");
        }
    }

    private void nothingBeginsDuringAPause() {
        seen.forEach((reader, events) -> {
            if (events.stream()
                    .anyMatch(
                            begun -> begun.event() == Seen.Event.BEGUN && history.isPaused(begun.nanos(), EFFECTIVE))) {
                violations.add("during a pause: a mail to " + reader + " began");
            }
        });
    }

    private void ledgerTellsTheTruth(LedgerRow row) {
        boolean kept = has(row.reader(), Seen.Event.KEPT);
        if (row.state().equals("accepted") && !kept) {
            violations.add("not sent: " + row.reader() + " is accepted and the relay has nothing");
        }
        boolean admitted = row.state().equals("accepted") || row.state().equals("uncertain") || row.repeated();
        if (kept && !admitted) {
            violations.add("denied: " + row.reader() + " is " + row.state() + " and the relay has the mail");
        }
    }

    private void messageIdsAreStable() {
        Map<String, String> owners = new HashMap<>();
        seen.forEach((reader, events) -> {
            Set<String> ids = new HashSet<>();
            for (Seen event : events) {
                if (!event.messageId().isEmpty()) {
                    ids.add(event.messageId());
                    if (!owners.computeIfAbsent(event.messageId(), id -> reader).equals(reader)
                            || !event.addressedTo().equals(reader)) {
                        violations.add("mixed up: " + reader + " got somebody else's mail");
                    }
                }
            }
            if (ids.size() > 1) {
                violations.add("not recognisable: " + reader + " got one mail under " + ids.size() + " Message-IDs");
            }
        });
    }

    /** Again after a cut is what an alert is meant to do; again after an answer takes a kill. */
    private void repetitionsAreFew() {
        long afterAnAnswer = 0;
        for (String reader : seen.keySet()) {
            int kept = events(reader, Seen.Event.KEPT).size();
            if (kept < 2) {
                continue;
            }
            afterAnAnswer += Math.max(0, events(reader, Seen.Event.ANSWERED).size() - 1);
            if (!history.sentAgainWhenUncertain()) {
                violations.add("twice: a newsletter to " + reader);
            } else if (ledger.containsKey(reader) && !ledger.get(reader).repeated()) {
                violations.add("twice: " + reader + ", and the ledger does not say so");
            }
        }
        if (afterAnAnswer > history.mayBeRepeated()) {
            violations.add("twice: " + afterAnAnswer + " mails after an answer, at most " + history.mayBeRepeated()
                    + " were in pipelines when somebody was killed");
        }
    }

    private boolean has(String reader, Seen.Event event) {
        return !events(reader, event).isEmpty();
    }

    private List<Seen> events(String reader, Seen.Event event) {
        return seen.getOrDefault(reader, List.of()).stream()
                .filter(line -> line.event() == event)
                .toList();
    }
}
