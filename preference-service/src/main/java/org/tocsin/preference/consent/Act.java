package org.tocsin.preference.consent;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * One thing a person did: confirm a request, press a button, send a reply. All decisions that follow from it share it.
 *
 * @param at    when they did it, which can be well before we heard of it; microseconds, as the database keeps them
 * @param cause the request or press behind it, by its id
 */
public record Act(Instant at, Way way, Wording wording, UUID cause) {

    public Act {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** The same act, but not from the future, which only a wrong clock can claim: it would outdo every later word. */
    public Act heardAt(Instant now) {
        return at.isAfter(now) ? new Act(now, way, wording, cause) : this;
    }
}
