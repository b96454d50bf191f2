package org.tocsin.bench.faults;

import java.util.Locale;

/** What goes wrong in a run, once, at a moment that the seed decides. */
enum Fault {
    NOTHING,
    KILL_AFTER_THE_CLAIM,
    KILL_BEFORE_THE_FINAL_DOT,
    KILL_AFTER_THE_DOT_BEFORE_ITS_ANSWER,
    KILL_AFTER_THE_ANSWER_BEFORE_THE_OUTCOME,
    STOP_BEYOND_THE_LEASE,
    RELAY_HANGS_UP,
    RELAY_KEEPS_AND_HANGS_UP,
    RELAY_DROPS_AND_HANGS_UP,
    RELAY_DEFERS_AND_REFUSES,
    RELAY_IS_SLOW,
    DATABASE_KILLED,
    BROKER_KILLED;

    boolean kills() {
        return name().startsWith("KILL");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
