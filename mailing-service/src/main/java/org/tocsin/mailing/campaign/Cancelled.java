package org.tocsin.mailing.campaign;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Given up by an operator; whoever had not got it does not get it. */
public record Cancelled(UUID id, Content content, Optional<Instant> startedAt, Instant finishedAt) implements Campaign {

    @Override
    public String state() {
        return "cancelled";
    }

    @Override
    public Transition on(Action action, Instant now) {
        return switch (action) {
            case CANCEL -> new Transition.Unchanged();
            case WITHDRAW -> new Transition.Changed(new Withdrawn(id, content, startedAt, now));
            case SEND, PAUSE, RESUME, RETRY_FAILED -> new Transition.Refused("It was cancelled.");
        };
    }
}
