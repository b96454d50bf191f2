package org.tocsin.bench.oracle;

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
