package org.tocsin.mailing.audience;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.events.EventType;
import org.tocsin.events.Received;
import org.tocsin.events.wire.Interest;
import org.tocsin.events.wire.Interests;
import org.tocsin.events.wire.PreferencesState;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.events.wire.TopicChoice;
import org.tocsin.mailing.EventTopics;
import org.tocsin.mailing.audience.Reachability.Erased;
import org.tocsin.mailing.audience.Reachability.Reachable;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

@QuarkusTest
class ProjectionTest {

    private static final Instant SINCE = Instant.parse("2026-11-23T08:05:00Z");

    @Inject
    EventTopics topics;

    @Inject
    KnownSubscribers subscribers;

    @Inject
    KnownPreferences preferences;

    @Inject
    Jdbi jdbi;

    private final UUID reader = UUID.randomUUID();

    @Test
    void theSamplesOfTheContractAreUnderstood() {
        UUID again = UUID.randomUUID();
        topics.publishSample(EventType.PREFERENCES_CHANGED, reader);
        topics.publishSample(EventType.SUBSCRIBER_CONFIRMED, reader);
        topics.publishSample(EventType.SUBSCRIBER_REQUESTED_AGAIN, again);

        await().until(() -> reachable(reader) && reachable(again) && inAudienceOf("security-alerts"));

        assertEquals(
                new Reachable("first@readers.example", Optional.of("First Reader"), "en"), subscribers.find(reader));
        assertEquals(new Reachable("first@readers.example", Optional.empty(), "de-AT"), subscribers.find(again));
        assertFalse(inAudienceOf("newsletter"));
    }

    @Test
    void preferencesMayArriveBeforeTheirSubscriber() {
        topics.publishSample(EventType.PREFERENCES_CHANGED, reader);
        await().until(() -> !choices().isEmpty());
        assertFalse(inAudienceOf("security-alerts"));

        topics.publishSample(EventType.SUBSCRIBER_CONFIRMED, reader);

        await().until(() -> inAudienceOf("security-alerts"));
    }

    @Test
    void anOlderOrRepeatedEventChangesNothing() {
        subscribers.apply(List.of(subscriber(2, "new@readers.example")));
        subscribers.apply(List.of(subscriber(1, "old@readers.example")));
        subscribers.apply(List.of(subscriber(2, "new@readers.example")));
        preferences.apply(List.of(preferences(2, false)));
        preferences.apply(List.of(preferences(1, true)));

        assertEquals(new Reachable("new@readers.example", Optional.empty(), "en"), subscribers.find(reader));
        assertEquals(List.of(false), choices());
    }

    @Test
    void theSameVersionReadAgainMendsTheProjection() {
        subscribers.apply(List.of(subscriber(2, "damaged@readers.example")));
        preferences.apply(List.of(preferences(2, false)));

        subscribers.apply(List.of(subscriber(2, "logged@readers.example")));
        preferences.apply(List.of(preferences(2, true)));

        assertEquals(new Reachable("logged@readers.example", Optional.empty(), "en"), subscribers.find(reader));
        assertEquals(List.of(true), choices());
    }

    @Test
    void theNewestOfABatchWinsWhateverItsOrder() {
        subscribers.apply(List.of(
                subscriber(1, "first@readers.example"),
                subscriber(3, "third@readers.example"),
                subscriber(2, "x@y.example")));
        preferences.apply(List.of(preferences(2, true), preferences(1, false)));

        assertEquals(new Reachable("third@readers.example", Optional.empty(), "en"), subscribers.find(reader));
        assertEquals(List.of(true), choices());
    }

    @Test
    void wishesAreKeptFoldedAndForgottenWithTheReader() {
        var state = new PreferencesState(
                reader,
                4,
                List.of(),
                List.of(),
                Optional.of(SINCE),
                Optional.of(new Interests(List.of(new Interest("Cisco", Optional.of("IOS XE"))), Optional.of("high"))));
        preferences.apply(List.of(received(state)));
        assertEquals(List.of("2026-11-23T08:05:00Z/cisco\nios xe,cisco\n*/3"), wishes());

        preferences.apply(List.of(tombstone()));
        assertEquals(List.of(), wishes());
    }

    @Test
    void aNewerStateReplacesAllChoices() {
        preferences.apply(List.of(preferences(1, true)));
        preferences.apply(List.of(received(new PreferencesState(reader, 2, List.of(), List.of()))));

        assertEquals(List.of(), choices());
    }

    @Test
    void anErasedSubscriberDoesNotComeBack() {
        subscribers.apply(List.of(subscriber(1, "gone@readers.example")));
        preferences.apply(List.of(preferences(1, true)));

        subscribers.apply(List.of(tombstone()));
        preferences.apply(List.of(tombstone()));
        subscribers.apply(List.of(subscriber(2, "gone@readers.example")));
        preferences.apply(List.of(preferences(2, true)));

        assertInstanceOf(Erased.class, subscribers.find(reader));
        assertEquals(List.of(), choices());
    }

    private Received<SubscriberState> subscriber(long version, String email) {
        return received(new SubscriberState(reader, version, email, Optional.empty(), "en", SINCE, List.of()));
    }

    private Received<PreferencesState> preferences(long version, boolean optedIn) {
        var choice = new TopicChoice("security-alerts", optedIn, SINCE, "form");
        return received(new PreferencesState(reader, version, List.of(choice), List.of()));
    }

    private <T> Received<T> received(T state) {
        return new Received<>(UUID.randomUUID(), reader, Optional.of(state));
    }

    private <T> Received<T> tombstone() {
        return new Received<>(reader, reader, Optional.empty());
    }

    private boolean reachable(UUID subscriber) {
        return subscribers.find(subscriber) instanceof Reachable;
    }

    private List<String> wishes() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select to_char(paused_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || '/'
                            || array_to_string(named, ',') || '/' || minimum_severity
                        from reader_wish where subscriber_id = :id""")
                .bind("id", reader)
                .mapTo(String.class)
                .list());
    }

    private List<Boolean> choices() {
        return jdbi.withHandle(handle -> handle.createQuery("select opted_in from preference where subscriber_id = :id")
                .bind("id", reader)
                .mapTo(Boolean.class)
                .list());
    }

    /** As a campaign reads it; only of this test's reader, since other tests have theirs. */
    private boolean inAudienceOf(String topic) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select 1 from preference join subscriber on subscriber.id = preference.subscriber_id
                         where topic = :topic and opted_in and erased_at is null and subscriber_id = :id""")
                .bind("topic", topic)
                .bind("id", reader)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }
}
