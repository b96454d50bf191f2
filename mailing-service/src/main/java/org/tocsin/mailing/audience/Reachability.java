package org.tocsin.mailing.audience;

import java.util.Optional;

/** Whether a subscriber can be written to, as far as this service knows by now. */
public sealed interface Reachability {

    /** Confirmed, at this address. */
    record Reachable(String email, Optional<String> name, String locale) implements Reachability {}

    /** Asked to be forgotten; nothing is known any more, and nothing may be sent. */
    record Erased() implements Reachability {}

    /** Never heard of; the event that introduces them may be on its way. */
    record Unknown() implements Reachability {}
}
