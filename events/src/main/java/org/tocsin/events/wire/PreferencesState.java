package org.tocsin.events.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All the choices of one subscriber, as they stand at {@code version}. A topic or sponsor not named was never chosen.
 *
 * @param pausedUntil until then no campaign of any topic is sent to them; mail that they cause themselves goes on. Empty, or
 *                    over, for nobody who pauses
 * @param interests which alerts reach them; empty for all
 */
public record PreferencesState(
        UUID subscriberId,
        long version,
        List<TopicChoice> topics,
        List<SponsorConsent> sponsors,
        Optional<Instant> pausedUntil,
        Optional<Interests> interests) {

    public PreferencesState {
        topics = List.copyOf(topics);
        sponsors = List.copyOf(sponsors);
    }

    /** Of somebody who neither pauses nor filters. */
    public PreferencesState(UUID subscriberId, long version, List<TopicChoice> topics, List<SponsorConsent> sponsors) {
        this(subscriberId, version, topics, sponsors, Optional.empty(), Optional.empty());
    }
}
