package org.tocsin.mailing.campaign;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Stopped by an operator in the middle; nobody has been dropped. */
public record Paused(UUID id, Content content, Instant startedAt) implements Campaign {

    @Override
    public String state() {
        return "paused";
    }

    @Override
    public Transition on(Action action, Instant now) {
        return switch (action) {
            case PAUSE -> new Transition.Unchanged();
            case RESUME -> new Transition.Changed(new Sending(id, content, startedAt));
            case CANCEL -> new Transition.Changed(new Cancelled(id, content, Optional.of(startedAt), now));
            case WITHDRAW -> new Transition.Changed(new Withdrawn(id, content, Optional.of(startedAt), now));
            case SEND -> new Transition.Refused("It is paused; resume it.");
            case RETRY_FAILED -> new Transition.Refused("It is paused; resume it first.");
        };
    }
}
