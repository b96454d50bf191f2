package org.tocsin.mailing.pace;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** How many mails of one window a limit lets through, and when it is the turn of the others. Used by one thread. */
final class Allowance {

    /** A domain that has asked for less gets more again each minute, so that nobody needs to queue up for longer. */
    private static final double SOON = 60;

    private final Limit limit;
    private int mails;
    private double nextTurn;

    private Allowance(Limit limit, int mails, double nextTurn) {
        this.limit = limit;
        this.mails = mails;
        this.nextTurn = nextTurn;
    }

    /** Whoever has waited for a turn goes before those of the same campaign who have just come. */
    static Allowance take(Turnstile turnstile, Limit limit, Lane lane, int wanted) {
        String line = "line of " + limit.name() + " for " + lane.campaign();
        boolean othersFirst = lane.fresh() && !limit.passing() && turnstile.ahead(line) > 1;
        int granted = othersFirst
                ? 0
                : turnstile.take(List.of(limit), lane.kind(), wanted).mails();
        boolean queues = granted < wanted && !limit.passing();
        return new Allowance(limit, granted, queues ? turnstile.queueUp(line, limit, wanted - granted) : 0);
    }

    /** For whoever was claimed before the limit was known. */
    static Allowance none(Limit limit) {
        return new Allowance(limit, 0, 0);
    }

    boolean takeOne() {
        return mails-- > 0;
    }

    Duration turn() {
        nextTurn += limit.interval();
        double seconds =
                limit.passing() ? limit.interval() + ThreadLocalRandom.current().nextDouble() * SOON : nextTurn;
        return Duration.ofMillis((long) Math.ceil(seconds * 1000));
    }

    String words() {
        return "waits its turn: " + limit.words() + " is " + limit.speed();
    }
}
