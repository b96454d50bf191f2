package org.tocsin.registration.subscriber;

/** A person on the list, or on the way there. */
public sealed interface Subscriber permits Pending, Confirmed {

    SubscriberId id();

    /** Takes over what was confirmed: the address and language of the newest request hold, and a name if one was given. */
    Confirmed accept(ConfirmedRequest request);
}
