package org.tocsin.registration.erasure;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

import org.tocsin.events.wire.AccountMatter;
import org.tocsin.registration.messaging.AccountMails;
import org.tocsin.registration.messaging.Announcements;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.Subscriber;
import org.tocsin.registration.subscriber.SubscriberId;

/** Deletes a reader and all that belongs to them, and makes the log and the other services forget them. */
@ApplicationScoped
public class EraseSubscriber {

    private static final Logger LOG = Logger.getLogger(EraseSubscriber.class);

    private final Subscribers subscribers;
    private final ErasureJournal journal;
    private final Announcements announcements;
    private final AccountMails mails;
    private final MeterRegistry meters;
    private final Clock clock;

    EraseSubscriber(
            Subscribers subscribers,
            ErasureJournal journal,
            Announcements announcements,
            AccountMails mails,
            MeterRegistry meters,
            Clock clock) {
        this.subscribers = subscribers;
        this.journal = journal;
        this.announcements = announcements;
        this.mails = mails;
        this.meters = meters;
        this.clock = clock;
    }

    /** Asked twice, the second time nothing happens. A last mail tells the reader that it is done. */
    @Transactional
    public void erase(SubscriberId id) {
        Optional<Subscriber> subscriber = subscribers.lock(id);
        if (subscriber.isPresent()) {
            Instant now = forget(id, subscriber);
            if (subscriber.get() instanceof Confirmed confirmed) {
                mails.tell(confirmed, AccountMatter.ERASED, now);
            }
        }
    }

    /** For whoever came back with a backup: without a mail, since the last one went out the first time. */
    @Transactional
    void eraseAgain(SubscriberId id) {
        forget(id, subscribers.lock(id));
    }

    private Instant forget(SubscriberId id, Optional<Subscriber> subscriber) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        subscribers.erase(id);
        Optional<String> addressHash = subscriber
                .filter(Confirmed.class::isInstance)
                .map(confirmed -> journal.hash(((Confirmed) confirmed).email()));
        journal.remember(addressHash.stream().toList());
        journal.write(id, now);
        announcements.erased(id, now, addressHash);
        meters.counter("tocsin.erasures").increment();
        LOG.infof("subscriber %s is erased", id.value());
        return now;
    }
}
