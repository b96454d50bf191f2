package org.tocsin.bench.receive;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.tocsin.bench.oracle.Behaviour;

/** Takes so many mails a second over all connections, so that a campaign runs for as long as something is measured beside it. */
final class SteadyRate implements Behaviour {

    private final long nanosBetween;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    SteadyRate(int perSecond) {
        this.nanosBetween = 1_000_000_000L / perSecond;
    }

    @Override
    public String at(Moment moment, String recipient) {
        if (moment == Moment.DOT) {
            long now = System.nanoTime();
            long mine = next.getAndUpdate(due -> Math.max(due, now - nanosBetween) + nanosBetween);
            LockSupport.parkNanos(mine - System.nanoTime());
        }
        return moment.usual();
    }
}
