package org.tocsin.mailing.campaign;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Written, and not sent to anybody. */
public record Draft(UUID id, Content content) implements Campaign {

    @Override
    public String state() {
        return "draft";
    }

    @Override
    public Transition on(Action action, Instant now) {
        return switch (action) {
            case SEND -> new Transition.Changed(new Sending(id, content, now));
            case CANCEL -> new Transition.Changed(new Cancelled(id, content, Optional.empty(), now));
            case WITHDRAW -> new Transition.Refused("It has not been sent; cancel it.");
            case PAUSE, RESUME, RETRY_FAILED -> new Transition.Refused("It has not been sent yet.");
        };
    }
}
