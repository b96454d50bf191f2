package org.tocsin.mailing.sending;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.delivery.Board;

/** What the board said last, and where idle senders wait for it to say something new. */
final class WorkQueue {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private List<Board.Work> latest = List.of();
    private long edition;
    private boolean stopping;

    /** Alerts first; nothing but alerts for a sender that carries only those. */
    synchronized List<Board.Work> work(boolean alertsOnly) {
        return alertsOnly
                ? latest.stream().filter(work -> work.kind() == Kind.ALERT).toList()
                : latest;
    }

    synchronized void publish(List<Board.Work> work) {
        latest = work;
        edition++;
        notifyAll();
    }

    synchronized void stop() {
        stopping = true;
        notifyAll();
    }

    synchronized boolean stopping() {
        return stopping;
    }

    /** Until the next edition of the board, or a second. */
    synchronized void awaitWork() {
        long seen = edition;
        waitWhile(() -> edition == seen, LONGEST_WAIT);
    }

    /** This long, or until everything stops. */
    synchronized void rest(Duration time) {
        waitWhile(() -> true, time);
    }

    private void waitWhile(BooleanSupplier unchanged, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            for (long left = longest.toMillis(); left > 0 && unchanged.getAsBoolean() && !stopping; ) {
                wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
