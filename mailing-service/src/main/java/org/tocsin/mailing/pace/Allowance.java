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

    static Allowance take(Turnstile turnstile, Limit limit, int wanted) {
        int granted = turnstile.take(List.of(limit), wanted).mails();
        double firstTurn = granted < wanted ? turnstile.queueUp(limit, wanted - granted) : 0;
        return new Allowance(limit, granted, firstTurn);
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
        double seconds = limit.name().startsWith("domain ")
                ? limit.interval() + ThreadLocalRandom.current().nextDouble() * SOON
                : nextTurn;
        return Duration.ofMillis((long) Math.ceil(seconds * 1000));
    }

    String words() {
        return "waits its turn: " + limit.words() + " is " + limit.speed();
    }
}
