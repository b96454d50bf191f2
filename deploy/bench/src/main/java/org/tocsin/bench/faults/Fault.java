package org.tocsin.bench.faults;

import java.time.Duration;
import java.util.Locale;

/** What goes wrong in a run, once, at a moment that the seed decides. */
enum Fault {
    NOTHING,
    KILL_AFTER_THE_CLAIM,
    KILL_BEFORE_THE_FINAL_DOT,
    KILL_AFTER_THE_DOT_BEFORE_ITS_ANSWER,
    KILL_AFTER_THE_ANSWER_BEFORE_THE_OUTCOME,
    KILL_AT_RANDOM,
    STOP_BEYOND_THE_LEASE,
    RELAY_HANGS_UP,
    RELAY_KEEPS_AND_HANGS_UP,
    RELAY_DROPS_AND_HANGS_UP,
    RELAY_DEFERS_AND_REFUSES,
    RELAY_IS_SLOW,
    RELAY_IS_A_TARPIT,
    DATABASE_KILLED,
    BROKER_KILLED,
    RELAY_REFUSES_EVERYBODY,
    PAUSED_AT_ANOTHER_REPLICA;

    boolean kills() {
        return name().startsWith("KILL");
    }

    /** Whether a sender is not heard of for so long that others have to take it for dead, with all that it has not written down. */
    boolean losesASender() {
        return kills() || this == STOP_BEYOND_THE_LEASE;
    }

    /** Whether another replica is there from the beginning: to take over, or to be asked. Where a moment is named, it is of the only one. */
    boolean concernsTwoReplicas() {
        return this == KILL_AT_RANDOM || this == PAUSED_AT_ANOTHER_REPLICA;
    }

    /**
     * How much later than a second an opt-out that the log has may be enforced: as long as what senders know of the streams may be old. On a machine that
     * keeps up it is less than that second, see {@code deploy/bench/leave}. The only replica that is killed knows nothing when it is back.
     */
    Duration optOutsLate() {
        return kills() && !concernsTwoReplicas() ? Duration.ZERO : Duration.ofMillis(4_500);
    }

    /** Whether what a sender has begun reaches the sink's eyes late. */
    boolean delays() {
        return this == RELAY_IS_SLOW || this == RELAY_IS_A_TARPIT;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
