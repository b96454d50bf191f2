package org.tocsin.mailing.campaign;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Its time was over before everybody had got it; whoever had not does not get it. */
public record Expired(UUID id, Content content, Optional<Instant> startedAt, Instant finishedAt) implements Campaign {

    @Override
    public String state() {
        return "expired";
    }

    @Override
    public Transition on(Action action, Instant now) {
        return switch (action) {
            case WITHDRAW -> new Transition.Changed(new Withdrawn(id, content, startedAt, now));
            case SEND, PAUSE, RESUME, CANCEL, RETRY_FAILED ->
                new Transition.Refused("The time after which it was not to be sent is over.");
        };
    }
}
