package org.tocsin.registration.subscribe;

import java.net.URI;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.events.wire.ConfirmationMail;
import org.tocsin.registration.signup.PersonName;
import org.tocsin.registration.signup.SignUp;
import org.tocsin.registration.subscriber.PendingRequest;
import org.tocsin.tokens.LinkTokens;
import org.tocsin.tokens.Purpose;

/** Writes what mailing-service needs to know to mail a confirmation link. */
@ApplicationScoped
class ConfirmationMails {

    private final LinkTokens tokens;
    private final URI origin;

    ConfirmationMails(LinkTokens tokens, SignUpSettings settings) {
        this.tokens = tokens;
        this.origin = settings.origin();
    }

    /** The mail expires with its link. */
    ConfirmationMail mailFor(PendingRequest request) {
        SignUp signUp = request.signUp();
        return new ConfirmationMail(
                UUID.randomUUID(),
                request.subscriber().value(),
                signUp.email().value(),
                signUp.name().map(PersonName::value),
                signUp.language().tag(),
                origin.resolve("/confirm/"
                                + tokens.mint(Purpose.CONFIRM, request.id().toOctets()))
                        .toString(),
                signUp.topics(),
                request.expiresAt());
    }
}
