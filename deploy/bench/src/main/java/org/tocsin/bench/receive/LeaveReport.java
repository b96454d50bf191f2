package org.tocsin.bench.receive;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.tocsin.bench.oracle.Seen;

/**
 * How long after the final dot of their replies readers had left.
 *
 * @param dots when each reply's final dot left, in the order of the replies
 * @param enforced when the senders' own copy said so
 * @param seen what the relay has seen
 * @param leavers their addresses
 * @param warmUp how many of the first do not count
 */
record LeaveReport(
        Map<UUID, Long> dots, Map<UUID, Long> enforced, List<Seen> seen, Map<UUID, String> leavers, int warmUp) {

    private static final double MOST_MILLIS = 2_000;
    private static final double P99 = 0.99;
    private static final Pattern OF_A_CAMPAIGN = Pattern.compile("^<[0-9a-v]{26}\\.[0-9a-v]{26}@");

    /** Whether the target is met: after that, 99 of 100 get no mail of the campaign any more, and every claim knows that they left. */
    boolean print(boolean campaignWasRunning) {
        Map<String, Long> lastMail = lastMails();
        double[] millis = dots.keySet().stream()
                .skip(warmUp)
                .mapToDouble(reader -> millis(reader, lastMail))
                .sorted()
                .toArray();
        long mailedLater = dots.keySet().stream()
                .skip(warmUp)
                .filter(reader -> lastMail.getOrDefault(leavers.get(reader), Long.MIN_VALUE) > dots.get(reader))
                .count();
        Set<String> spared = new HashSet<>(leavers.values());
        spared.removeAll(lastMail.keySet());
        boolean met = campaignWasRunning && at(millis, P99) <= MOST_MILLIS;
        System.out.printf(
                "from the final dot to the opt-out enforced, %d replies   p50 %.0f ms  p99 %.0f ms  longest %.0f ms  (target: p99 %.0f ms)  %s%n",
                millis.length,
                at(millis, 0.5),
                at(millis, P99),
                millis[millis.length - 1],
                MOST_MILLIS,
                met ? "met" : "MISSED");
        System.out.printf(
                "after their final dot, %d of these were still mailed by the campaign; %d of all were spared it%s%n",
                mailedLater,
                spared.size(),
                campaignWasRunning ? "" : "; THE CAMPAIGN WAS OVER before the last reply, so take more readers");
        return met;
    }

    /** When the last mail of the campaign to each address was complete; that somebody has left is acknowledged by another mail. */
    private Map<String, Long> lastMails() {
        Map<String, Long> last = new HashMap<>();
        seen.stream()
                .filter(line -> line.event() == Seen.Event.KEPT
                        && OF_A_CAMPAIGN.matcher(line.messageId()).find())
                .forEach(line -> last.merge(line.recipient(), line.nanos(), Math::max));
        return last;
    }

    private double millis(UUID reader, Map<String, Long> lastMail) {
        long dot = dots.get(reader);
        long known = enforced.getOrDefault(reader, Long.MAX_VALUE);
        long mailed = lastMail.getOrDefault(leavers.get(reader), dot);
        return (Math.max(known, mailed) - dot) / 1e6;
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
