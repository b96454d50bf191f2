package org.tocsin.bench.faults;

import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.tocsin.bench.oracle.Behaviour;

/** The sink's part in a fault: it answers as the fault has it, and tells when the moment has come. */
final class FaultyRelay implements Behaviour {

    private static final String LATER = "452 4.2.2 later";

    /** So long for each of so many recipients, while all others come as usual. */
    private static final Duration TARPIT = Duration.ofMillis(200);

    private static final int STUCK = 200;

    /** For each recipient, so that a campaign is not over before an operator has pressed a button. */
    private static final Duration UNHURRIED = Duration.ofMillis(5);

    /** By then hardly anything has been mailed of what every connection has claimed. */
    private static final int FIRST_OF_A_CLAIM = 3;

    private final Fault fault;
    private final Runnable atTheMoment;
    private final Duration later;
    private final AtomicInteger untilTheMoment;
    private final CountDownLatch moment = new CountDownLatch(1);
    private volatile boolean healed;
    private final Set<String> deferred = ConcurrentHashMap.newKeySet();

    FaultyRelay(Fault fault, Random seed, int recipients, Runnable atTheMoment) {
        this.fault = fault;
        this.atTheMoment = atTheMoment;
        this.later = Duration.ofMillis(seed.nextInt(100));
        boolean early = fault == Fault.KILL_AFTER_THE_CLAIM || fault == Fault.PAUSED_AT_ANOTHER_REPLICA;
        int latest = early ? FIRST_OF_A_CLAIM : Math.max(1, recipients / 2);
        this.untilTheMoment = new AtomicInteger(1 + seed.nextInt(latest));
    }

    /** Blocks until the fault has happened. */
    void awaitMoment() throws InterruptedException {
        if (!moment.await(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the moment for " + fault + " did not come");
        }
    }

    void heal() {
        healed = true;
    }

    @Override
    public String at(Moment now, String recipient) {
        if (now == momentOf() && untilTheMoment.decrementAndGet() == 0) {
            if (fault == Fault.KILL_AT_RANDOM) {
                new Thread(this::aLittleLater, "kill").start();
                return now.usual();
            }
            strike();
            return atTheMomentItself(now);
        }
        if (fault == Fault.RELAY_IS_A_TARPIT && now == Moment.RECIPIENT && untilTheMoment.get() > -STUCK) {
            pause(TARPIT);
        }
        return now == Moment.RECIPIENT ? atRecipient(recipient) : now.usual();
    }

    private String atRecipient(String recipient) {
        if (fault == Fault.RELAY_DEFERS_AND_REFUSES) {
            return moody(recipient);
        }
        if (fault == Fault.PAUSED_AT_ANOTHER_REPLICA && !healed) {
            pause(UNHURRIED);
        }
        boolean refuses = fault == Fault.RELAY_REFUSES_EVERYBODY && untilTheMoment.get() < 0 && !healed;
        return refuses ? "554 5.7.1 relay access denied" : Moment.RECIPIENT.usual();
    }

    private void strike() {
        atTheMoment.run();
        moment.countDown();
    }

    private void aLittleLater() {
        pause(later);
        strike();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private Moment momentOf() {
        return switch (fault) {
            case KILL_BEFORE_THE_FINAL_DOT -> Moment.CONTENT;
            case KILL_AFTER_THE_DOT_BEFORE_ITS_ANSWER, RELAY_KEEPS_AND_HANGS_UP, RELAY_DROPS_AND_HANGS_UP -> Moment.DOT;
            case KILL_AFTER_THE_ANSWER_BEFORE_THE_OUTCOME -> Moment.ANSWERED;
            default -> Moment.RECIPIENT;
        };
    }

    private String atTheMomentItself(Moment now) {
        return switch (fault) {
            case RELAY_KEEPS_AND_HANGS_UP, KILL_AFTER_THE_DOT_BEFORE_ITS_ANSWER -> KEEP_AND_CUT;
            case RELAY_DROPS_AND_HANGS_UP, RELAY_HANGS_UP -> CUT;
            default -> now.usual();
        };
    }

    /** One in twenty is refused for good, one in ten is asked to come again. */
    private String moody(String recipient) {
        int mood = Math.floorMod(recipient.hashCode(), 20);
        if (mood == 0) {
            return "550 5.2.2 mailbox full";
        }
        return mood < 3 && deferred.add(recipient) ? LATER : Moment.RECIPIENT.usual();
    }
}
