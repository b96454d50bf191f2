package org.tocsin.events.wire;

import java.util.List;
import java.util.UUID;

/** All the choices of one subscriber, as they stand at {@code version}. A topic or sponsor not named was never chosen. */
public record PreferencesState(
        UUID subscriberId, long version, List<TopicChoice> topics, List<SponsorConsent> sponsors) {

    public PreferencesState {
        topics = List.copyOf(topics);
        sponsors = List.copyOf(sponsors);
    }
}
