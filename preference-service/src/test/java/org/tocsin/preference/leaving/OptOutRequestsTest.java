package org.tocsin.preference.leaving;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.backing.BackingServices;
import org.tocsin.events.Received;
import org.tocsin.events.wire.OptOutRequest;
import org.tocsin.events.wire.PreferencesState;
import org.tocsin.preference.Published;
import org.tocsin.preference.confirming.ConfirmedReaders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class OptOutRequestsTest {

    @Inject
    ConfirmedReaders readers;

    @Inject
    OptOutRequests optOutRequests;

    @Inject
    OptOutsByMail optOutsByMail;

    @Inject
    Published published;

    @Inject
    Clock clock;

    @Test
    void replyEndsTheTopicAndIsAcknowledged() {
        UUID subscriber = readers.optedInTo("newsletter", "informative");

        receive(reply(subscriber, "newsletter", clock.instant()));

        assertEquals(List.of("informative"), published.topics(subscriber));
        assertEquals(
                "reply",
                published.preferences(subscriber).get(1).topics().get(1).via());
        assertEquals(1, published.acknowledgements(subscriber).size());
    }

    @Test
    void requestWithoutATopicEndsEverything() {
        UUID subscriber = readers.sharingWith("kaspersky-lab", "newsletter", "informative");

        receive(new OptOutRequest(UUID.randomUUID(), subscriber, Optional.empty(), "mailto", clock.instant()));

        assertEquals(List.of(), published.topics(subscriber));
        assertFalse(published.preferences(subscriber).get(1).sponsors().get(0).consented());
    }

    @Test
    void withdrawalFromASponsorThatIsAskedForAgainEndsThatAlone() {
        UUID subscriber = readers.sharingWith("kaspersky-lab", "newsletter");

        receive(new OptOutRequest(
                UUID.randomUUID(),
                subscriber,
                Optional.empty(),
                Optional.of("kaspersky-lab"),
                "preferences",
                clock.instant()));

        assertEquals(List.of("newsletter"), published.topics(subscriber));
        assertFalse(published.preferences(subscriber).get(1).sponsors().get(0).consented());
        assertEquals(List.of(), published.acknowledgements(subscriber));
    }

    @Test
    void requestIsAppliedOnceHoweverOftenItArrives() {
        UUID subscriber = readers.optedInTo("newsletter");
        OptOutRequest request = reply(subscriber, "newsletter", clock.instant());

        receive(request, request);
        receive(request);
        readers.tell(ConfirmedReaders.state(
                subscriber, 2, ConfirmedReaders.request(clock.instant(), List.of("newsletter"), List.of())));
        receive(request);

        assertEquals(List.of("newsletter"), published.topics(subscriber));
        assertEquals(1, published.acknowledgements(subscriber).size());
    }

    @Test
    void requestFromBeforeTheConfirmationDoesNotEndWhatWasConfirmedSince() {
        UUID subscriber = readers.optedInTo("newsletter");

        receive(reply(subscriber, "newsletter", clock.instant().minus(Duration.ofDays(3))));

        assertEquals(List.of("newsletter"), published.topics(subscriber));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounce", "complaint"})
    void mailThatBouncedOrWasComplainedOfIsNotAnsweredByMail(String via) {
        UUID subscriber = readers.optedInTo("newsletter");

        receive(new OptOutRequest(UUID.randomUUID(), subscriber, Optional.empty(), via, clock.instant()));

        assertEquals(List.of(), published.topics(subscriber));
        assertEquals(List.of(), published.acknowledgements(subscriber));
    }

    @Test
    void optOutOfSomebodyUnknownHoldsAgainstWhatTheyConfirmedBefore() {
        UUID subscriber = UUID.randomUUID();
        Instant confirmedAt = clock.instant().minusSeconds(10);

        receive(reply(subscriber, "newsletter", confirmedAt.plusSeconds(5)));
        assertEquals(List.of(), published.preferences(subscriber));
        readers.tell(ConfirmedReaders.state(
                subscriber, 1, ConfirmedReaders.request(confirmedAt, List.of("newsletter", "informative"), List.of())));

        assertEquals(List.of("informative"), published.topics(subscriber));
    }

    @Test
    void unknownSomebodyWhoLeftEverythingIsPublishedAsGettingNothing() {
        UUID subscriber = UUID.randomUUID();
        Instant confirmedAt = clock.instant().minusSeconds(10);

        receive(new OptOutRequest(UUID.randomUUID(), subscriber, Optional.empty(), "reply", clock.instant()));
        readers.tell(ConfirmedReaders.state(
                subscriber, 1, ConfirmedReaders.request(confirmedAt, List.of("newsletter"), List.of("kaspersky-lab"))));

        assertEquals(1, published.preferences(subscriber).size());
        assertEquals(List.of(), published.topics(subscriber));
        assertEquals(List.of(), published.acknowledgements(subscriber));
    }

    @Test
    void optOutOfSomebodyUnknownDoesNotHoldAgainstWhatTheyConfirmedAfter() {
        UUID subscriber = UUID.randomUUID();

        receive(reply(subscriber, "newsletter", clock.instant().minusSeconds(60)));
        readers.tell(ConfirmedReaders.state(
                subscriber, 1, ConfirmedReaders.request(clock.instant(), List.of("newsletter"), List.of())));

        assertEquals(List.of("newsletter"), published.topics(subscriber));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reply", "mailto", "bounce", "complaint", "import", "operator", "policy-change"})
    void wayIsRecorded(String way) {
        UUID subscriber = readers.optedInTo("newsletter");

        optOutsByMail.byMail(subscriber, "newsletter", way);

        List<PreferencesState> states = published.preferences(subscriber);
        assertEquals(way, states.get(states.size() - 1).topics().get(0).via());
        assertEquals(List.of(), published.topics(subscriber));
    }

    @Test
    void optOutThatComesAfterTheErasureTellsNobody() {
        UUID subscriber = readers.optedInTo("newsletter");
        readers.tellOfErasure(subscriber);
        List<PreferencesState> beforeTheErasure = published.preferences(subscriber);

        receive(reply(subscriber, "newsletter", clock.instant()));

        assertEquals(beforeTheErasure, published.preferences(subscriber));
    }

    @Test
    void repeatedOptOutHoldsAgainstAConfirmationThatIsStillOnItsWay() {
        UUID subscriber = readers.optedInTo("newsletter");
        Instant now = clock.instant();

        receive(reply(subscriber, "newsletter", now.minusSeconds(30)));
        receive(reply(subscriber, "newsletter", now.minusSeconds(10)));
        readers.tell(ConfirmedReaders.state(
                subscriber, 2, ConfirmedReaders.request(now.minusSeconds(20), List.of("newsletter"), List.of())));

        assertEquals(List.of(), published.topics(subscriber));
    }

    private void receive(OptOutRequest... requests) {
        optOutRequests.apply(List.of(requests).stream()
                .map(request -> new Received<>(UUID.randomUUID(), request.subscriberId(), Optional.of(request)))
                .toList());
    }

    private static OptOutRequest reply(UUID subscriber, String topic, Instant receivedAt) {
        return new OptOutRequest(UUID.randomUUID(), subscriber, Optional.of(topic), "reply", receivedAt);
    }
}
