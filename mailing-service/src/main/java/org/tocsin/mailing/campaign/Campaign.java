package org.tocsin.mailing.campaign;

import java.time.Instant;
import java.util.UUID;

/** What a publisher sends to the readers of a topic, in exactly one state. */
public sealed interface Campaign permits Draft, Scheduled, Sending, Paused, Cancelled, Withdrawn, Expired, Sent {

    UUID id();

    Content content();

    /** As interfaces and tables write it. */
    String state();

    /** What the action does to a campaign in this state, at this moment. */
    Transition on(Action action, Instant now);
}
