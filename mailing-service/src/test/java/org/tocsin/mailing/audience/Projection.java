package org.tocsin.mailing.audience;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.events.Received;
import org.tocsin.events.wire.PreferencesState;

/** What the consumer of {@code preference-events} does, over a database that a test has put together. */
public final class Projection {

    private final Jdbi jdbi;
    private final KnownPreferences preferences;

    public Projection(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.preferences = new KnownPreferences(jdbi, new KnownWishes());
    }

    /** Committed when this returns. */
    public void hear(List<PreferencesState> states) {
        jdbi.useTransaction(handle -> preferences.apply(states.stream()
                .map(state -> new Received<>(UUID.randomUUID(), state.subscriberId(), Optional.of(state)))
                .toList()));
    }
}
