package org.tocsin.mailing.sending;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import org.tocsin.mailing.delivery.DeliveryState;
import org.tocsin.mailing.delivery.Entry;

/**
 * Stops this replica's senders while the relay takes nothing: all of them when it is away, those of one campaign when it refuses whole windows of that one
 * for reasons that are no recipient's. What it said then counts against nobody. One window at a time tries again, and the first mail that is accepted lets
 * the others follow.
 */
@ApplicationScoped
public class Circuit {

    private static final Logger LOG = Logger.getLogger(Circuit.class);
    private static final int FEWEST_TO_JUDGE_BY = 8;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** About an address or a mailbox, and so about the recipient: by its status (RFC 3463 §3.2, §3.3), or in the words of servers that give none. */
    private static final Pattern ABOUT_THE_RECIPIENT = Pattern.compile(
            "[45]\\d\\d[ -][45]\\.[12]\\..*|[45]\\d\\d[ -](?![45]\\.).*(unrouteable|unknown|no such|mailbox|not exist|recipient|user).*",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** Something that takes nothing, since when, and when it is tried again. */
    private record Open(String said, Duration pause, long retryAt) {

        Open later() {
            return new Open(said, pause, System.nanoTime() + pause.toNanos());
        }

        Open longer(String saidNow) {
            Duration doubled = pause.multipliedBy(2);
            return new Open(saidNow, doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST, retryAt).later();
        }
    }

    private Optional<Open> relay = Optional.empty();
    private final Map<UUID, Open> campaigns = new HashMap<>();

    /** Whether a window may be tried now; while the relay is away, only one in each pause. */
    synchronized boolean allows() {
        if (relay.filter(open -> System.nanoTime() - open.retryAt() < 0).isPresent()) {
            return false;
        }
        relay = relay.map(Open::later);
        return true;
    }

    /** The same for a campaign that was refused as a whole. */
    synchronized boolean allows(UUID campaign) {
        Optional<Open> refused = Optional.ofNullable(campaigns.get(campaign));
        if (refused.filter(open -> System.nanoTime() - open.retryAt() < 0).isPresent()) {
            return false;
        }
        refused.ifPresent(open -> campaigns.put(campaign, open.later()));
        return true;
    }

    /** What is remembered of others is over: they have ended, or wait for an operator. */
    synchronized void keepOnly(Collection<UUID> sending) {
        campaigns.keySet().retainAll(sending);
    }

    /** Whether it is being found out if the relay is back; then every campaign should have its turn at that. */
    synchronized boolean tries() {
        return relay.isPresent();
    }

    /** Why nothing of this campaign is sent; empty when something is. */
    public synchronized Optional<String> waiting(UUID campaign) {
        return relay.or(() -> Optional.ofNullable(campaigns.get(campaign)))
                .map(open -> "The relay takes nothing now, and is tried again by itself: " + open.said());
    }

    /** Looks at what became of a window; answers what is to be written down. */
    synchronized List<Entry> judge(UUID campaign, List<Entry> window) {
        List<Entry> answered = window.stream().filter(Circuit::wasAnswered).toList();
        if (answered.stream().anyMatch(entry -> entry.state() == DeliveryState.ACCEPTED)) {
            close(campaign);
            return window;
        }
        if (wasAway(answered)) {
            relay = Optional.of(open(relay, answered.get(0).reply()));
            return window;
        }
        Optional<Open> before = Optional.ofNullable(campaigns.get(campaign));
        if (!refusedAll(answered, before.isPresent() ? 1 : FEWEST_TO_JUDGE_BY)) {
            return window;
        }
        relay = Optional.empty(); // it answers
        Open open = open(before, answered.get(0).reply());
        campaigns.put(campaign, open);
        return window.stream().map(entry -> again(entry, open.pause())).toList();
    }

    /** What a relay said that took nothing of a window, for reasons that are no recipient's; empty when it did take some, or it was about recipients. */
    static Optional<String> turnedAway(List<Entry> window) {
        List<Entry> answered = window.stream().filter(Circuit::wasAnswered).toList();
        return wasAway(answered) || refusedAll(answered, FEWEST_TO_JUDGE_BY)
                ? Optional.of(answered.get(0).reply())
                : Optional.empty();
    }

    /** What a relay said that rests from now on counts against nobody: another one is asked at once. */
    static List<Entry> elsewhere(List<Entry> window) {
        return window.stream().map(entry -> again(entry, Duration.ZERO)).toList();
    }

    /** Everything is to be tried at once; for tests. */
    synchronized void retryNow() {
        relay = relay.map(open -> new Open(open.said(), open.pause(), System.nanoTime()));
        campaigns.replaceAll((id, open) -> new Open(open.said(), open.pause(), System.nanoTime()));
    }

    private static Open open(Optional<Open> before, String said) {
        return before.map(open -> open.longer(said)).orElseGet(() -> {
            LOG.warnf("sending pauses, since the relay takes nothing: %s", said);
            return new Open(said, SHORTEST, 0).later();
        });
    }

    private void close(UUID campaign) {
        if (relay.isPresent() || campaigns.containsKey(campaign)) {
            LOG.infof("sending goes on, the relay takes mail of campaign %s", campaign);
        }
        relay = Optional.empty();
        campaigns.remove(campaign);
    }

    private static Entry again(Entry entry, Duration pause) {
        return wasAnswered(entry)
                ? new Entry(entry.subscriber(), DeliveryState.DEFERRED, Optional.of(pause), entry.reply(), false)
                : entry;
    }

    private static boolean wasAway(List<Entry> answered) {
        return !answered.isEmpty() && answered.stream().allMatch(Circuit::relayWasAway);
    }

    private static boolean refusedAll(List<Entry> answered, int fewest) {
        return answered.size() >= fewest && answered.stream().allMatch(Circuit::blamesNoRecipient);
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

    private static boolean blamesNoRecipient(Entry entry) {
        boolean turnedAway = entry.state() == DeliveryState.REFUSED || entry.state() == DeliveryState.DEFERRED;
        return turnedAway && !concernsTheRecipient(entry.reply());
    }

    /** Whether a reply is about an address or a mailbox, and not about us, the mail or the relay. */
    static boolean concernsTheRecipient(String reply) {
        return ABOUT_THE_RECIPIENT.matcher(reply).matches();
    }
}
