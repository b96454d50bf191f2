package org.tocsin.mailing.campaign;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Everybody in the audience has a final state. */
public record Sent(UUID id, Content content, Instant startedAt, Instant finishedAt) implements Campaign {

    @Override
    public String state() {
        return "sent";
    }

    @Override
    public Transition on(Action action, Instant now) {
        return switch (action) {
            case SEND -> new Transition.Unchanged();
            case RETRY_FAILED -> new Transition.Changed(new Sending(id, content, startedAt));
            case WITHDRAW -> new Transition.Changed(new Withdrawn(id, content, Optional.of(startedAt), now));
            case PAUSE, RESUME, CANCEL -> new Transition.Refused("It has been sent.");
        };
    }
}
