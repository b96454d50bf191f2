package org.tocsin.registration.erasure;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.events.wire.AccountMatter;
import org.tocsin.registration.messaging.AccountMails;
import org.tocsin.registration.postgres.PlannedErasures;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.Subscriber;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.tokens.LinkTokens;
import org.tocsin.tokens.Purpose;

/** Takes a planned erasure back, as long as it has not happened. */
@ApplicationScoped
public class KeepAfterAll {

    private static final Logger LOG = Logger.getLogger(KeepAfterAll.class);

    private final LinkTokens tokens;
    private final Subscribers subscribers;
    private final PlannedErasures planned;
    private final AccountMails mails;
    private final Clock clock;

    KeepAfterAll(LinkTokens tokens, Subscribers subscribers, PlannedErasures planned, AccountMails mails, Clock clock) {
        this.tokens = tokens;
        this.subscribers = subscribers;
        this.planned = planned;
        this.mails = mails;
        this.clock = clock;
    }

    /** Whose erasure the link can still take back; changes nothing. */
    @Transactional
    Keeping look(String token) {
        return tokens.open(Purpose.KEEP, token)
                .flatMap(KeepLink::fromOctets)
                .<Keeping>map(link -> planned.askedAt(link.subscriber())
                                .filter(link.askedAt()::equals)
                                .isPresent()
                        ? new Keeping.Open(link.subscriber())
                        : new Keeping.Closed())
                .orElseGet(Keeping.Unknown::new);
    }

    /** For a link: only the plan that it was mailed for. */
    @Transactional
    Keeping keep(String token) {
        Keeping found = look(token);
        return found instanceof Keeping.Open open && !keep(open.subscriber()) ? new Keeping.Closed() : found;
    }

    /** False when nothing was planned any more: whoever erases holds the lock of the subscriber. The reader is told by mail. */
    @Transactional
    public boolean keep(SubscriberId id) {
        Optional<Subscriber> subscriber = subscribers.lock(id);
        boolean kept = subscriber.isPresent() && planned.cancel(id);
        if (kept && subscriber.get() instanceof Confirmed reader) {
            mails.tell(reader, AccountMatter.ERASURE_CALLED_OFF, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            LOG.infof("subscriber %s stays after all", id.value());
        }
        return kept;
    }
}
