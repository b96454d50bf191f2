package org.tocsin.mailing.inbound.receiving;

import java.util.Optional;
import java.util.UUID;

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

    record Nothing() implements Effect {

        @Override
        public String word() {
            return "nothing";
        }
    }

    /** A command came from somebody whom only From names. It is written down, and never acted upon. */
    record FromOnly() implements Effect {

        @Override
        public String word() {
            return "from-only";
        }
    }
}
