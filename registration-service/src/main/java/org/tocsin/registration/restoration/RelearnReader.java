package org.tocsin.registration.restoration;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tocsin.events.EventType;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.erasure.ErasureJournal;
import org.tocsin.registration.messaging.Announcements;
import org.tocsin.registration.postgres.RestoredSubscribers;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.SubscriberId;

/** Takes over what the log knows of one reader; done twice, or by two replicas, the second time nothing happens. */
@ApplicationScoped
class RelearnReader {

    enum Outcome {
        RELEARNED,
        /** The database knows as much. */
        KNOWN,
        ERASED,
        /** Another reader has proved since that it is theirs. */
        ADDRESS_TAKEN,
        /** It breaks a rule that it once kept. */
        UNUSABLE
    }

    private final RestoredSubscribers restored;
    private final Subscribers subscribers;
    private final ErasureJournal journal;
    private final Announcements announcements;

    RelearnReader(
            RestoredSubscribers restored,
            Subscribers subscribers,
            ErasureJournal journal,
            Announcements announcements) {
        this.restored = restored;
        this.subscribers = subscribers;
        this.journal = journal;
        this.announcements = announcements;
    }

    /** The log gets it once more, above what the outbox of the backup may have said again. */
    @Transactional
    Outcome relearn(SubscriberState state) {
        SubscriberId id = new SubscriberId(state.subscriberId());
        if (journal.names(id)) {
            return Outcome.ERASED;
        }
        Optional<Long> version = restored.lockVersion(id);
        if (version.isPresent() && !RestoredSubscribers.isNews(state, version.get())) {
            return Outcome.KNOWN;
        }
        if (!subscribers.makeRoom(id, new EmailAddress(state.email()))) {
            return Outcome.ADDRESS_TAKEN;
        }
        restored.take(state);
        subscribers
                .lock(id)
                .filter(Confirmed.class::isInstance)
                .map(Confirmed.class::cast)
                .ifPresent(reader -> announcements.announce(EventType.SUBSCRIBER_CORRECTED, reader));
        return Outcome.RELEARNED;
    }
}
