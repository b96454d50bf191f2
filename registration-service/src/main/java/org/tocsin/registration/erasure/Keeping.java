package org.tocsin.registration.erasure;

import org.tocsin.registration.subscriber.SubscriberId;

/** What became, or would become, of a link to take an erasure back. */
sealed interface Keeping {

    /** Nothing is erased yet. */
    record Open(SubscriberId subscriber) implements Keeping {}

    /** Taken back before, erased, or planned anew since. */
    record Closed() implements Keeping {}

    /** Not one of ours. */
    record Unknown() implements Keeping {}
}
