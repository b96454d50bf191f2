package org.tocsin.registration.moving;

import org.tocsin.registration.address.EmailAddress;

/** What became, or would become, of a link to another address. */
sealed interface Moving {

    /** A button does it. */
    record Open(EmailAddress to, boolean takesBack) implements Moving {}

    record Moved(EmailAddress to) implements Moving {}

    /** Somebody else has subscribed with this address meanwhile; only its owner is told so. */
    record Taken() implements Moving {}

    /** Used before, or too old. */
    record Closed() implements Moving {}

    /** Not one of ours. */
    record Unknown() implements Moving {}
}
