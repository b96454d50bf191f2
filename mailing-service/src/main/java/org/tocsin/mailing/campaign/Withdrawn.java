package org.tocsin.mailing.campaign;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Taken back: whoever had not got it does not get it, and the archive says that it no longer holds. */
public record Withdrawn(UUID id, Content content, Optional<Instant> startedAt, Instant finishedAt) implements Campaign {

    @Override
    public String state() {
        return "withdrawn";
    }

    @Override
    public Transition on(Action action, Instant now) {
        return switch (action) {
            case WITHDRAW -> new Transition.Unchanged();
            case SEND, PAUSE, RESUME, CANCEL, RETRY_FAILED -> new Transition.Refused("It was withdrawn.");
        };
    }
}
