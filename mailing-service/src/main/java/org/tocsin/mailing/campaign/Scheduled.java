package org.tocsin.mailing.campaign;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** To be sent by itself at a moment that an operator has named. */
public record Scheduled(UUID id, Content content, Schedule schedule) implements Campaign {

    @Override
    public String state() {
        return "scheduled";
    }

    @Override
    public Transition on(Action action, Instant now) {
        return switch (action) {
            case SEND -> new Transition.Changed(new Sending(id, content, now));
            case CANCEL -> new Transition.Changed(new Cancelled(id, content, Optional.empty(), now));
            case WITHDRAW -> new Transition.Changed(new Withdrawn(id, content, Optional.empty(), now));
            case PAUSE, RESUME, RETRY_FAILED -> new Transition.Refused("It is scheduled and has not been sent yet.");
        };
    }
}
