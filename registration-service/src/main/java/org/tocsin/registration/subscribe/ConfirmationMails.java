package org.tocsin.registration.subscribe;

import java.net.URI;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.events.wire.ConfirmationMail;
import org.tocsin.registration.signup.PersonName;
import org.tocsin.registration.signup.SignUp;
import org.tocsin.registration.subscriber.PendingRequest;
import org.tocsin.tokens.LinkTokens;
import org.tocsin.tokens.Purpose;

/** Has mailing-service send confirmation links. */
@ApplicationScoped
class ConfirmationMails {

    private static final Logger LOG = Logger.getLogger(ConfirmationMails.class);

    private final LinkTokens tokens;
    private final Outbox outbox;
    private final MeterRegistry meters;
    private final URI origin;

    ConfirmationMails(LinkTokens tokens, Outbox outbox, MeterRegistry meters, SignUpSettings settings) {
        this.tokens = tokens;
        this.outbox = outbox;
        this.meters = meters;
        this.origin = settings.origin();
    }

    /** Goes out when the running transaction commits, and not after its link has expired. */
    void send(PendingRequest request) {
        outbox.append(
                EventType.CONFIRMATION_MAIL_REQUESTED, request.subscriber().value(), mailFor(request));
        meters.counter("tocsin.sign.ups", "outcome", "mailed").increment();
        LOG.infof("confirmation mail for request %s", request.id().value());
    }

    private ConfirmationMail mailFor(PendingRequest request) {
        SignUp signUp = request.signUp();
        return new ConfirmationMail(
                UUID.randomUUID(),
                request.subscriber().value(),
                signUp.email().value(),
                signUp.name().map(PersonName::value),
                signUp.language().tag(),
                linkFor(request),
                signUp.topics(),
                request.expiresAt());
    }

    private String linkFor(PendingRequest request) {
        String token = tokens.mint(Purpose.CONFIRM, request.id().toOctets());
        return origin.resolve("/confirm/" + token).toString();
    }
}
