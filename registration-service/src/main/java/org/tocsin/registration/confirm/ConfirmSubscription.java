package org.tocsin.registration.confirm;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.opentelemetry.api.trace.SpanKind;
import org.jboss.logging.Logger;

import org.tocsin.events.EventType;
import org.tocsin.registration.messaging.Announcements;
import org.tocsin.registration.postgres.Requests;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.subscriber.Confirmation;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.ConfirmedRequest;
import org.tocsin.registration.subscriber.PendingRequest;
import org.tocsin.registration.subscriber.Request;
import org.tocsin.registration.subscriber.RequestId;
import org.tocsin.registration.subscriber.Subscriber;
import org.tocsin.tokens.LinkTokens;
import org.tocsin.tokens.Purpose;
import org.tocsin.tracing.Tracing;

/** Makes a subscriber of whoever holds the link that was mailed to an address, once. */
@ApplicationScoped
public class ConfirmSubscription {

    private static final Logger LOG = Logger.getLogger(ConfirmSubscription.class);

    private final LinkTokens tokens;
    private final Subscribers subscribers;
    private final Requests requests;
    private final Announcements announcements;
    private final Tracing tracing;
    private final Clock clock;

    ConfirmSubscription(
            LinkTokens tokens,
            Subscribers subscribers,
            Requests requests,
            Announcements announcements,
            Tracing tracing,
            Clock clock) {
        this.tokens = tokens;
        this.subscribers = subscribers;
        this.requests = requests;
        this.announcements = announcements;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** What confirming at this moment would come to; changes nothing. */
    @Transactional
    public Confirmation preview(String token) {
        return requestOf(token).map(this::judge).orElseGet(Confirmation.Unknown::new);
    }

    /** Of two clicks at the same moment one is accepted and the other repeated. */
    @Transactional
    public Confirmation confirm(String token) {
        return requestOf(token).map(this::confirmTraced).orElseGet(Confirmation.Unknown::new);
    }

    /** However long after the sign-up, it goes on with that one's trace. */
    private Confirmation confirmTraced(RequestId id) {
        return tracing.follow("confirm a sign-up", SpanKind.INTERNAL, requests.trace(id), () -> confirm(id));
    }

    private Optional<RequestId> requestOf(String token) {
        return tokens.open(Purpose.CONFIRM, token).flatMap(RequestId::fromOctets);
    }

    private Confirmation judge(RequestId id) {
        return requests.find(id)
                .filter(request -> !isOvertaken(request))
                .map(request -> request.confirm(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .orElseGet(Confirmation.Forgotten::new);
    }

    /** Whoever has moved since is not brought back by a link that went to the address from before: moving asks both mailboxes. */
    private boolean isOvertaken(Request request) {
        return request instanceof PendingRequest
                && subscribers
                        .find(request.subscriber())
                        .filter(Confirmed.class::isInstance)
                        .map(Confirmed.class::cast)
                        .filter(subscriber -> !subscriber
                                .email()
                                .identity()
                                .equals(request.signUp().email().identity()))
                        .isPresent();
    }

    private Confirmation confirm(RequestId id) {
        Optional<Subscriber> subscriber =
                requests.find(id).map(Request::subscriber).flatMap(subscribers::lock);
        // Judged again under the lock: the first look may be older than another click.
        Confirmation confirmation = judge(id);
        if (confirmation instanceof Confirmation.Accepted accepted) {
            accept(subscriber.orElseThrow(), accepted.request());
        }
        return confirmation;
    }

    private void accept(Subscriber subscriber, ConfirmedRequest request) {
        Confirmed confirmed = subscriber.accept(request);
        requests.confirm(request);
        subscribers.save(confirmed);
        EventType event = confirmed.isNew() ? EventType.SUBSCRIBER_CONFIRMED : EventType.SUBSCRIBER_REQUESTED_AGAIN;
        announcements.announce(event, confirmed);
        LOG.infof(
                "request %s confirmed, subscriber %s version %d",
                request.id().value(), confirmed.id().value(), confirmed.version());
    }
}
