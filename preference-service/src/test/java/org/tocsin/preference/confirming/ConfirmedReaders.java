package org.tocsin.preference.confirming;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.events.Received;
import org.tocsin.events.wire.ConfirmedRequest;
import org.tocsin.events.wire.SubscriberState;

/** Readers who have confirmed a sign-up, as registration tells of them. */
@ApplicationScoped
public class ConfirmedReaders {

    private final ApplyConfirmedRequests applyConfirmedRequests;
    private final Clock clock;

    ConfirmedReaders(ApplyConfirmedRequests applyConfirmedRequests, Clock clock) {
        this.applyConfirmedRequests = applyConfirmedRequests;
        this.clock = clock;
    }

    /** A new reader, opted in to these topics a minute ago. */
    public UUID optedInTo(String... topics) {
        UUID subscriber = UUID.randomUUID();
        tell(state(subscriber, 1, request(clock.instant().minus(Duration.ofMinutes(1)), List.of(topics), List.of())));
        return subscriber;
    }

    /** A new reader who also lets this sponsor know of them. */
    public UUID sharingWith(String sponsor, String... topics) {
        UUID subscriber = UUID.randomUUID();
        tell(state(
                subscriber,
                1,
                request(clock.instant().minus(Duration.ofMinutes(1)), List.of(topics), List.of(sponsor))));
        return subscriber;
    }

    public static ConfirmedRequest request(Instant confirmedAt, List<String> topics, List<String> sponsors) {
        return new ConfirmedRequest(
                UUID.randomUUID(), confirmedAt.minusSeconds(30), confirmedAt, topics, sponsors, "2026-11-01", "form");
    }

    public static SubscriberState state(UUID subscriber, long version, ConfirmedRequest... requests) {
        return new SubscriberState(
                subscriber,
                version,
                "reader@readers.example",
                Optional.empty(),
                "en",
                requests[0].confirmedAt(),
                List.of(requests));
    }

    public void tell(SubscriberState state) {
        applyConfirmedRequests.apply(
                List.of(new Received<>(UUID.randomUUID(), state.subscriberId(), Optional.of(state))));
    }

    /** The same reader, who has no new request, with another address. */
    public void correct(UUID subscriber, long version, String email) {
        tell(new SubscriberState(subscriber, version, email, Optional.empty(), "en", clock.instant(), List.of()));
    }

    /** The same reader, whose sessions that would have lasted until then are over. */
    public void endSessions(UUID subscriber, long version, Instant upTo) {
        tell(new SubscriberState(
                subscriber,
                version,
                "reader@readers.example",
                Optional.empty(),
                "en",
                clock.instant(),
                List.of(),
                Optional.of(upTo)));
    }

    public void tellOfErasure(UUID subscriber) {
        applyConfirmedRequests.apply(List.of(new Received<>(subscriber, subscriber, Optional.empty())));
    }
}
