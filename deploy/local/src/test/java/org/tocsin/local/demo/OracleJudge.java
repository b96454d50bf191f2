package org.tocsin.local.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.tocsin.bench.oracle.Checker;
import org.tocsin.bench.oracle.History;
import org.tocsin.bench.oracle.OracleSink;
import org.tocsin.bench.oracle.Seen;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Takes the relay's place while one alert goes out, writes down each mail that begins before it answers, and has the checker say whether
 * that, the consent of readers and the ledger agree.
 */
record OracleJudge(RelayLink relay, int relayPort, Path journal, KnownReaders readers) {

    /** Fails with what the checker finds; and if it finds nothing when the last of the wanted should not have been mailed. */
    void judge(List<String> wanted, String left, long leftAt, Callable<URI> sending) throws Exception {
        relay.cut();
        try (OracleSink oracle = new OracleSink(relayPort, journal)) {
            URI campaign = sending.call();
            History history = history(wanted);
            history.optedOut(left, leftAt);
            List<Seen> seen = ofCampaigns(whenNoneIsUnderWay(oracle));
            assertEquals(List.of(), Checker.check(history, seen, readers.outcomes(campaign)), "what was broken");
            int others = wanted.size() - 1;
            assertEquals(
                    List.of("unwanted: a mail to " + wanted.get(others) + " began"),
                    Checker.check(history(wanted.subList(0, others)), seen, readers.outcomes(campaign)),
                    "what the checker says of a mail too many");
        }
        relay.restore();
    }

    private static List<Seen> whenNoneIsUnderWay(OracleSink oracle) {
        return await().until(oracle::seen, seen -> count(seen, Seen.Event.BEGUN) == count(seen, Seen.Event.KEPT));
    }

    private static long count(List<Seen> seen, Seen.Event event) {
        return seen.stream().filter(line -> line.event() == event).count();
    }

    /** Without acknowledgements, which come again after a restore, once, since nobody knows whether they were sent. */
    private static List<Seen> ofCampaigns(List<Seen> seen) {
        Map<String, Long> acknowledged = seen.stream()
                .filter(line -> line.event() == Seen.Event.KEPT && isAcknowledgement(line))
                .collect(Collectors.groupingBy(Seen::recipient, Collectors.counting()));
        return seen.stream()
                .filter(line -> line.event() == Seen.Event.BEGUN
                        ? acknowledged.merge(line.recipient(), -1L, Long::sum) < 0
                        : !isAcknowledgement(line))
                .toList();
    }

    /** Their Message-IDs begin with a number of 36 characters, those of campaigns with two of 26. */
    private static boolean isAcknowledgement(Seen line) {
        return line.messageId().indexOf('@') == "<".length() + 36;
    }

    private static History history(List<String> wanted) {
        History history = History.ofAlert();
        wanted.forEach(history::wanted);
        return history;
    }
}
