package org.tocsin.local.process;

import java.time.Duration;

/** How long to wait before a program that ended is started again: twice as long each time, while it keeps ending soon. */
final class RestartPause {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** A program that ran longer than this had started well. */
    private static final Duration SOON = Duration.ofSeconds(60);

    private Duration next = FIRST;

    /** The pause after a run of this length. */
    Duration after(Duration ran) {
        Duration pause = ran.compareTo(SOON) > 0 ? FIRST : next;
        Duration doubled = pause.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return pause;
    }
}
