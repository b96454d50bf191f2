package org.tocsin.mailing.campaign;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Whom a campaign is for, within its topic, and under which terms.
 *
 * @param locale a language, or a language and region (RFC 5646); readers of {@code de-AT} are among those of {@code de}
 * @param updates the alert that this one updates: it goes to whoever got that one, whatever else they have said but that they leave
 * @param notAfter when nobody further is to get it
 * @param archived whether the public archive shows it once it is sent
 */
public record Aim(
        Concern concern,
        Optional<String> locale,
        Optional<UUID> updates,
        Optional<Instant> notAfter,
        boolean archived) {

    /** All readers of the topic. */
    public static final Aim EVERYBODY =
            new Aim(Concern.EVERYBODY, Optional.empty(), Optional.empty(), Optional.empty(), true);
}
