package org.tocsin.registration.subscriber;

import java.time.Instant;

import org.tocsin.registration.signup.SignUp;

/** A sign-up that was mailed a confirmation link. */
public sealed interface Request permits PendingRequest, ConfirmedRequest {

    RequestId id();

    SubscriberId subscriber();

    Asked asked();

    default SignUp signUp() {
        return asked().signUp();
    }

    /** What a click on the button at this moment comes to; changes nothing by itself. */
    Confirmation confirm(Instant now);
}
