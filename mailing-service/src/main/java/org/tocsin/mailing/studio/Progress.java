package org.tocsin.mailing.studio;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.tocsin.mailing.delivery.DeliveryCounts.Counts;
import org.tocsin.mailing.delivery.DeliveryState;

/**
 * How far a campaign is.
 *
 * @param prepared how many have been looked at so far
 * @param open how many have no final state yet
 * @param rate mails that the relay accepts per second, over the last seconds
 * @param secondsLeft until everybody has a final state, at the pace of the last seconds; not said while nothing moves
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Progress(
        String state,
        long audience,
        long prepared,
        long sent,
        long deferred,
        long refused,
        long suppressed,
        long uncertain,
        long open,
        double rate,
        Optional<Long> secondsLeft,
        Optional<String> waiting) {

    static Progress of(String state, Counts counts, Pace.Measured pace, Optional<String> waiting) {
        long open = open(counts);
        return new Progress(
                state,
                counts.audience(),
                counts.met(),
                counts.byState().get(DeliveryState.ACCEPTED),
                counts.byState().get(DeliveryState.DEFERRED),
                counts.byState().get(DeliveryState.REFUSED),
                counts.byState().get(DeliveryState.SUPPRESSED),
                counts.byState().get(DeliveryState.UNCERTAIN),
                open,
                Math.round(pace.acceptedPerSecond() * 10) / 10.0,
                pace.settledPerSecond() > 0 && open > 0
                        ? Optional.of((long) Math.ceil(open / pace.settledPerSecond()))
                        : Optional.empty(),
                waiting);
    }

    static long open(Counts counts) {
        return counts.byState().get(DeliveryState.QUEUED)
                + counts.byState().get(DeliveryState.CLAIMED)
                + counts.byState().get(DeliveryState.DEFERRED);
    }

    /** Whether there is more to see. */
    boolean moves() {
        return state.equals("sending") || state.equals("paused") || state.equals("scheduled");
    }
}
