package org.tocsin.preference.confirming;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;
import org.tocsin.events.Received;
import org.tocsin.events.wire.ConfirmedRequest;
import org.tocsin.events.wire.PreferencesState;
import org.tocsin.events.wire.SponsorConsent;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.events.wire.TopicChoice;
import org.tocsin.preference.Published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class ApplyConfirmedRequestsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Inject
    ConfirmedReaders readers;

    @Inject
    ApplyConfirmedRequests applyConfirmedRequests;

    @Inject
    Published published;

    @Inject
    Jdbi jdbi;

    private final UUID subscriber = UUID.randomUUID();

    @Test
    void whatWasConfirmedIsPublishedAsOptedIn() {
        readers.tell(ConfirmedReaders.state(
                subscriber, 1, ConfirmedReaders.request(NOON, List.of("newsletter"), List.of("kaspersky-lab"))));

        assertEquals(
                List.of(new PreferencesState(
                        subscriber,
                        1,
                        List.of(new TopicChoice("newsletter", true, NOON, "form")),
                        List.of(new SponsorConsent("kaspersky-lab", true, NOON, "form")))),
                published.preferences(subscriber));
    }

    @Test
    void replayChangesNothing() {
        SubscriberState state =
                ConfirmedReaders.state(subscriber, 1, ConfirmedReaders.request(NOON, List.of("newsletter"), List.of()));

        readers.tell(state);
        readers.tell(state);

        assertEquals(1, published.preferences(subscriber).size());
        assertEquals(1, ledgerRows());
    }

    @Test
    void laterRequestAddsToTheEarlier() {
        ConfirmedRequest first = ConfirmedReaders.request(NOON, List.of("newsletter"), List.of());
        ConfirmedRequest second =
                ConfirmedReaders.request(NOON.plusSeconds(60), List.of("newsletter", "informative"), List.of());

        readers.tell(ConfirmedReaders.state(subscriber, 1, first));
        readers.tell(ConfirmedReaders.state(subscriber, 2, first, second));

        assertEquals(List.of("informative", "newsletter"), published.topics(subscriber));
        assertEquals(2, published.preferences(subscriber).get(1).version());
        assertEquals(2, ledgerRows());
    }

    @Test
    void batchOfManyIsAppliedAsOne() {
        ConfirmedRequest first = ConfirmedReaders.request(NOON, List.of("newsletter"), List.of());
        ConfirmedRequest second = ConfirmedReaders.request(NOON.plusSeconds(60), List.of("newsletter"), List.of());

        applyConfirmedRequests.apply(List.of(
                received(ConfirmedReaders.state(subscriber, 1, first)),
                received(ConfirmedReaders.state(
                        UUID.randomUUID(), 1, ConfirmedReaders.request(NOON, List.of("informative"), List.of()))),
                received(ConfirmedReaders.state(subscriber, 2, first, second))));

        assertEquals(1, ledgerRows());
        assertEquals(1, published.preferences(subscriber).size());
    }

    @Test
    void erasedSubscriberIsForgottenAndTheLedgerNamesNobody() {
        readers.tell(ConfirmedReaders.state(
                subscriber, 1, ConfirmedReaders.request(NOON, List.of("newsletter"), List.of())));

        readers.tellOfErasure(subscriber);
        readers.tellOfErasure(subscriber);

        assertTrue(published.isForgotten(subscriber));
        assertEquals(0, ledgerRows());
    }

    @Test
    void tombstoneOfSomebodyUnknownTellsNobody() {
        readers.tellOfErasure(subscriber);

        assertEquals(0, count("select count(*) from outbox where key = ?", subscriber.toString()));
        assertEquals(0, count("select count(*) from person where subscriber_id = ?", subscriber));
    }

    @Test
    void topicThatNoLedgerCouldHoldIsRefused() {
        SubscriberState state = ConfirmedReaders.state(
                subscriber, 1, ConfirmedReaders.request(NOON, List.of("news\nletter"), List.of()));

        assertThrows(IllegalArgumentException.class, () -> readers.tell(state));
        assertEquals(0, count("select count(*) from person where subscriber_id = ?", subscriber));
    }

    private static Received<SubscriberState> received(SubscriberState state) {
        return new Received<>(UUID.randomUUID(), state.subscriberId(), Optional.of(state));
    }

    private int ledgerRows() {
        return count(
                "select count(*) from consent_entry join person using (subject) where subscriber_id = ?", subscriber);
    }

    private int count(String query, Object parameter) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .bind(0, parameter)
                .mapTo(Integer.class)
                .one());
    }
}
