package org.tocsin.mailing.sending;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.delivery.DeliveryState;
import org.tocsin.mailing.delivery.Entry;
import org.tocsin.mailing.delivery.Recipient;
import org.tocsin.mailing.pace.Gate;
import org.tocsin.mailing.smtp.Outcome;

/**
 * The one place that decides what an outcome means to the ledger: over, or again, and when. A first refusal that is not about the recipient may be about
 * the relay, which has begun to refuse everybody in the middle of a window; the second one stands.
 */
final class Settlement {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"',;]*@[^\\s<>\"',;]*");

    private final Kind kind;
    private final Backoff backoff;
    private final RandomGenerator random;

    Settlement(Kind kind, Backoff backoff, RandomGenerator random) {
        this.kind = kind;
        this.backoff = backoff;
        this.random = random;
    }

    Entry of(Recipient recipient, Outcome outcome) {
        Entry entry = entry(recipient, outcome);
        boolean bounced = entry.state() == DeliveryState.REFUSED
                && outcome instanceof Outcome.Refused refused
                && refused.atRecipient();
        return new Entry(
                entry.subscriber(),
                entry.state(),
                entry.retryIn(),
                withoutAddresses(entry.reply()),
                entry.attempted(),
                bounced);
    }

    private Entry entry(Recipient recipient, Outcome outcome) {
        if (outcome instanceof Outcome.Deferred deferred) {
            return deferred(recipient, deferred);
        }
        if (outcome instanceof Outcome.Uncertain) {
            Optional<Duration> again = kind == Kind.ALERT ? Optional.of(wait(recipient)) : Optional.empty();
            return new Entry(recipient.subscriber(), DeliveryState.UNCERTAIN, again, outcome.reply(), true);
        }
        if (outcome instanceof Outcome.Refused
                && recipient.attempt() == 1
                && !Circuit.concernsTheRecipient(outcome.reply())) {
            return new Entry(
                    recipient.subscriber(),
                    DeliveryState.DEFERRED,
                    Optional.of(wait(recipient)),
                    outcome.reply(),
                    true);
        }
        DeliveryState end = outcome instanceof Outcome.Accepted ? DeliveryState.ACCEPTED : DeliveryState.REFUSED;
        return new Entry(recipient.subscriber(), end, Optional.empty(), outcome.reply(), true);
    }

    /** The relay's own trouble does not count against the recipient, and does not make the next wait longer. */
    private Entry deferred(Recipient recipient, Outcome.Deferred deferred) {
        boolean counts = deferred.cause() == Outcome.Cause.RECIPIENT;
        Duration wait = counts ? wait(recipient) : backoff.after(1, random);
        return new Entry(recipient.subscriber(), DeliveryState.DEFERRED, Optional.of(wait), deferred.reply(), counts);
    }

    Entry givenBack(Recipient recipient) {
        return new Entry(recipient.subscriber(), DeliveryState.QUEUED, Optional.of(Duration.ZERO), "not begun", false);
    }

    /** Not begun, since its recipient's domain takes no more at the moment; that is nobody's failure. */
    Entry postponed(Recipient recipient, Gate.Later later) {
        return new Entry(recipient.subscriber(), DeliveryState.QUEUED, Optional.of(later.turn()), later.words(), false);
    }

    Entry suppressed(Recipient recipient, String reason) {
        return new Entry(recipient.subscriber(), DeliveryState.SUPPRESSED, Optional.empty(), reason, false);
    }

    /** Relays like to repeat the address; the ledger knows people by their ids only. */
    static String withoutAddresses(String reply) {
        return reply.indexOf('@') < 0 ? reply : ADDRESS.matcher(reply).replaceAll("(address)");
    }

    private Duration wait(Recipient recipient) {
        return backoff.after(recipient.attempt(), random);
    }
}
