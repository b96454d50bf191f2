package org.tocsin.mailing.campaign;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** On its way: somebody in the audience has no final state yet. */
public record Sending(UUID id, Content content, Instant startedAt) implements Campaign {

    @Override
    public String state() {
        return "sending";
    }

    @Override
    public Transition on(Action action, Instant now) {
        return switch (action) {
            case SEND, RESUME -> new Transition.Unchanged();
            case PAUSE -> new Transition.Changed(new Paused(id, content, startedAt));
            case CANCEL -> new Transition.Changed(new Cancelled(id, content, Optional.of(startedAt), now));
            case WITHDRAW -> new Transition.Changed(new Withdrawn(id, content, Optional.of(startedAt), now));
            case RETRY_FAILED -> new Transition.Refused("It is still being sent; what failed for now is tried again.");
        };
    }
}
