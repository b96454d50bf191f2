package org.tocsin.mailing.inbound.receiving;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.tocsin.events.wire.MailRequest;
import org.tocsin.mailing.bounce.Bounce;

/** What follows from a message. */
sealed interface Effect {

    /** For lists and logs, stable over versions. */
    String word();

    /**
     * The reader is unsubscribed.
     *
     * @param topic all topics where it is empty
     * @param via how the request came: mailto, reply or complaint
     */
    record OptOut(UUID subscriber, Optional<String> topic, String via) implements Effect {

        @Override
        public String word() {
            return "opt-out-requested";
        }
    }

    /** Mail of ours did not arrive; what that leads to is decided over time. */
    record Bounced(List<Bounce> bounces) implements Effect {

        @Override
        public String word() {
            return "bounce-counted";
        }
    }

    /**
     * Somebody is written to.
     *
     * @param whom of whose allowance it is: what is beyond that is not sent
     */
    record Mailed(String word, MailRequest mail, Limit limit, String whom) implements Effect {}

    record Nothing() implements Effect {

        @Override
        public String word() {
            return "nothing";
        }
    }

    /** A command came from somebody who is no reader. */
    record FromOnly() implements Effect {

        @Override
        public String word() {
            return "from-only";
        }
    }

    /**
     * It is mailed on another day, since today it would be too much.
     *
     * @param origin where it came from
     */
    record Held(Limit limit, Origin origin) implements Effect {

        @Override
        public String word() {
            return "held";
        }
    }

    /** What should have been mailed would have been too much, and is not mailed on another day. */
    record Withheld() implements Effect {

        @Override
        public String word() {
            return "limit-reached";
        }
    }
}
