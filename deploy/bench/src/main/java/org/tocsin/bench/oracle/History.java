package org.tocsin.bench.oracle;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What happened to one campaign from the outside: who may get it, what readers were told, who was killed. Safe for use by many threads. */
public final class History {

    private final boolean sentAgainWhenUncertain;
    private final Set<String> wanted = Collections.synchronizedSet(new HashSet<>());
    private final Map<String, Long> optedOut = new ConcurrentHashMap<>();
    private volatile boolean refusedForNobodysFault;
    private volatile long pausedAt = Long.MAX_VALUE;
    private volatile long resumedAt = Long.MAX_VALUE;
    private long mayBeRepeated;

    private History(boolean sentAgainWhenUncertain) {
        this.sentAgainWhenUncertain = sentAgainWhenUncertain;
    }

    public static History ofAlert() {
        return new History(true);
    }

    public static History ofNewsletter() {
        return new History(false);
    }

    /** Confirmed and opted in when the campaign was sent. Nobody else may get it. */
    public void wanted(String reader) {
        wanted.add(reader);
    }

    /** The reader was told “you have left” at this moment. */
    public void optedOut(String reader, long nanos) {
        optedOut.merge(reader, nanos, Math::min);
    }

    /** The reader wanted to leave, and was not told whether that is done. */
    public void wantedToLeave(String reader) {
        optedOut(reader, Long.MAX_VALUE);
    }

    /** A sender was killed, with at most so many mails in its pipelines. */
    public synchronized void killed(int inPipelines) {
        mayBeRepeated += inPipelines;
    }

    /** The relay refused everybody for a while, for reasons that are no recipient's. */
    public void refusedForNobodysFault() {
        refusedForNobodysFault = true;
    }

    /** The operator was told so at this moment. */
    public void paused(long nanos) {
        pausedAt = nanos;
    }

    /** The operator was about to ask for it at this moment. */
    public void resumed(long nanos) {
        resumedAt = nanos;
    }

    boolean isPaused(long nanos, Duration effective) {
        return nanos < resumedAt && nanos - pausedAt > effective.toNanos();
    }

    boolean isRefusalNobodysFault() {
        return refusedForNobodysFault;
    }

    boolean sentAgainWhenUncertain() {
        return sentAgainWhenUncertain;
    }

    Set<String> wanted() {
        return Set.copyOf(wanted);
    }

    Map<String, Long> optedOut() {
        return optedOut;
    }

    synchronized long mayBeRepeated() {
        return mayBeRepeated;
    }
}
