package org.tocsin.events.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a person asked for in one sign-up and then confirmed by mail. Its id makes applying it twice recognisable.
 *
 * @param topics slugs of the topics opted in to
 * @param sponsors slugs of the sponsors that consent was given to, explicitly and separately
 * @param policyVersion the privacy policy it was given under
 * @param via how it was asked for: {@code form} or {@code api}
 */
public record ConfirmedRequest(
        UUID requestId,
        Instant requestedAt,
        Instant confirmedAt,
        List<String> topics,
        List<String> sponsors,
        String policyVersion,
        String via) {

    public ConfirmedRequest {
        topics = List.copyOf(topics);
        sponsors = List.copyOf(sponsors);
    }
}
