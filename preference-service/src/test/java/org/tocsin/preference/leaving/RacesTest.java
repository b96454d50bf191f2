package org.tocsin.preference.leaving;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;
import org.tocsin.events.Received;
import org.tocsin.events.wire.OptOutRequest;
import org.tocsin.events.wire.PreferencesState;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.preference.Published;
import org.tocsin.preference.confirming.ConfirmedReaders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Opting in against opting out, on several threads; whatever the order, the person's last word holds. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class RacesTest {

    private static final int RACES = 1_000;
    private static final int THREADS = 8;

    @Inject
    ConfirmedReaders readers;

    @Inject
    OptOutRequests optOutRequests;

    @Inject
    Published published;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    @Test
    void lastWordHoldsWhateverArrivesFirst() throws Exception {
        List<Race> races = IntStream.range(0, RACES)
                .mapToObj(number -> new Race(number, clock.instant()))
                .toList();
        List<Callable<Void>> arrivals = new ArrayList<>();
        for (Race race : races) {
            arrivals.add(() -> told(race.confirmation()));
            arrivals.add(() -> told(race.confirmation()));
            arrivals.add(() -> received(race.optOut()));
            arrivals.add(() -> received(race.optOut()));
        }
        Collections.shuffle(arrivals, new Random(7));

        allOf(arrivals);

        for (Race race : races) {
            assertEquals(race.outcome(), published.topics(race.subscriber()), "race " + race.number());
            assertVersionsOnlyGrow(published.preferences(race.subscriber()));
        }
        assertLedgerHasNoGap();
    }

    private static void allOf(List<Callable<Void>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private Void told(SubscriberState state) {
        readers.tell(state);
        return null;
    }

    private Void received(OptOutRequest request) {
        optOutRequests.apply(List.of(new Received<>(UUID.randomUUID(), request.subscriberId(), Optional.of(request))));
        return null;
    }

    private static void assertVersionsOnlyGrow(List<PreferencesState> states) {
        List<Long> versions = states.stream().map(PreferencesState::version).toList();
        assertEquals(
                Stream.iterate(1L, version -> version + 1)
                        .limit(versions.size())
                        .toList(),
                versions);
    }

    private void assertLedgerHasNoGap() {
        boolean whole = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select count(*) = max(sequence) and bool_and(previous_hash = coalesce(before, decode(repeat('00', 32), 'hex')))
                          from (select sequence, previous_hash, lag(hash) over (order by sequence) as before from consent_entry) rows
                        """)
                .mapTo(Boolean.class)
                .one());
        assertTrue(whole);
    }

    /** One person who confirms and leaves; the even ones leave last, the odd ones left an hour before they confirmed. */
    private record Race(int number, UUID subscriber, SubscriberState confirmation, OptOutRequest optOut) {

        Race(int number, Instant now) {
            this(number, UUID.randomUUID(), now.minusSeconds(30), now.minusSeconds(number % 2 == 0 ? 20 : 4_000));
        }

        Race(int number, UUID subscriber, Instant confirmedAt, Instant leftAt) {
            this(
                    number,
                    subscriber,
                    ConfirmedReaders.state(
                            subscriber, 1, ConfirmedReaders.request(confirmedAt, List.of("newsletter"), List.of())),
                    new OptOutRequest(UUID.randomUUID(), subscriber, Optional.of("newsletter"), "reply", leftAt));
        }

        List<String> outcome() {
            return number % 2 == 0 ? List.of() : List.of("newsletter");
        }
    }
}
