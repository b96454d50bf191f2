package org.tocsin.mailing.sending;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import org.tocsin.mailing.delivery.DeliveryState;
import org.tocsin.mailing.delivery.Entry;

/**
 * Stops this replica's senders while the relay takes nothing: it is away, or refuses whole windows for reasons that are no recipient's. What it said then
 * counts against nobody. One window at a time tries again, and the first mail that is accepted lets everybody go on.
 */
@ApplicationScoped
public class Circuit {

    private static final Logger LOG = Logger.getLogger(Circuit.class);
    private static final int FEWEST_TO_JUDGE_BY = 8;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** About an address or a mailbox, and so about the recipient (RFC 3463 §3.2, §3.3). */
    private static final Pattern ABOUT_THE_RECIPIENT =
            Pattern.compile("[45]\\d\\d[ -][45]\\.[12]\\..*", Pattern.DOTALL);

    private Optional<String> reason = Optional.empty();
    private Duration pause = SHORTEST;
    private long retryAt;

    /** Whether a window may be tried now. While nothing is known to work, only one in each pause. */
    synchronized boolean allows() {
        if (reason.isEmpty()) {
            return true;
        }
        if (System.nanoTime() - retryAt < 0) {
            return false;
        }
        retryAt = System.nanoTime() + pause.toNanos();
        return true;
    }

    /** Why nothing is sent; empty when something is. */
    public synchronized Optional<String> waiting() {
        return reason.map(said -> "The relay takes nothing now, and is tried again by itself: " + said);
    }

    /** Looks at what became of a window; answers what is to be written down. */
    synchronized List<Entry> judge(List<Entry> window) {
        List<Entry> answered = window.stream().filter(Circuit::wasAnswered).toList();
        if (answered.stream().anyMatch(entry -> entry.state() == DeliveryState.ACCEPTED)) {
            close();
            return window;
        }
        if (!answered.isEmpty() && answered.stream().allMatch(Circuit::relayWasAway)) {
            open(answered.get(0).reply());
            return window;
        }
        boolean refusesAll =
                answered.size() >= FEWEST_TO_JUDGE_BY && answered.stream().allMatch(Circuit::blamesTheRelay);
        if (!refusesAll) {
            return window;
        }
        open(answered.get(0).reply());
        return window.stream().map(this::again).toList();
    }

    /** To be tried at once; for tests, and for an operator who has mended the relay. */
    synchronized void retryNow() {
        retryAt = System.nanoTime();
    }

    private void open(String said) {
        if (reason.isEmpty()) {
            LOG.warnf("sending pauses, since the relay takes nothing: %s", said);
            pause = SHORTEST;
        } else {
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
        }
        reason = Optional.of(said);
        retryAt = System.nanoTime() + pause.toNanos();
    }

    private void close() {
        reason.ifPresent(said -> LOG.info("sending goes on, the relay takes mail again"));
        reason = Optional.empty();
    }

    private Entry again(Entry entry) {
        return wasAnswered(entry)
                ? new Entry(entry.subscriber(), DeliveryState.DEFERRED, Optional.of(pause), entry.reply(), false)
                : entry;
    }

    private static boolean wasAnswered(Entry entry) {
        return switch (entry.state()) {
            case ACCEPTED, DEFERRED, REFUSED, UNCERTAIN -> true;
            case QUEUED, CLAIMED, SUPPRESSED, EXPIRED, CANCELLED -> false;
        };
    }

    private static boolean relayWasAway(Entry entry) {
        return entry.state() == DeliveryState.DEFERRED && !entry.attempted();
    }

    private static boolean blamesTheRelay(Entry entry) {
        boolean turnedAway = entry.state() == DeliveryState.REFUSED || entry.state() == DeliveryState.DEFERRED;
        return turnedAway && !ABOUT_THE_RECIPIENT.matcher(entry.reply()).matches();
    }
}
