package org.tocsin.mailing.pace;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.delivery.Transactions;

/** The connections that a relay allows, shared out among all replicas. What a vanished one held is free again after half a minute. */
@ApplicationScoped
public class Places {

    private static final Duration HELD = Duration.ofSeconds(30);
    private static final Duration RENEWED_EVERY = Duration.ofSeconds(5);
    private static final Duration NOT_LONG_AGO = Duration.ofSeconds(3);

    private static final String TAKE =
            """
            insert into connection_place as p (relay, number, replica, held_until)
            select :relay, n, :replica, now() + :seconds * interval '1 second' from generate_series(1, :most) n
            where not exists (select from connection_place o where o.relay = :relay and o.number = n and o.held_until > now())
            order by n limit 1
            on conflict (relay, number) do update
                set replica = excluded.replica, held_until = excluded.held_until, holder = excluded.holder
            where p.held_until <= now()
            returning number
            """;

    private static final String RENEW =
            """
            update connection_place set held_until = now() + :seconds * interval '1 second'
            where relay = :relay and number = any(:numbers) and replica = :replica
            """;

    /** One connection that may be open. */
    @FunctionalInterface
    public interface Place {

        /** Where nobody counts. */
        Place ANYWHERE = () -> {};

        void leave();
    }

    /** There was no room, at that moment of {@link System#nanoTime}. */
    private record NoRoom(String why, long at) {}

    private final Transactions transactions;
    private final UUID replica = UUID.randomUUID();
    private final Map<String, Set<Integer>> held = new ConcurrentHashMap<>();
    private volatile long renewedAt = System.nanoTime();
    private volatile Optional<NoRoom> noRoom = Optional.empty();

    public Places(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Empty when all are taken. */
    public Optional<Place> take(Rates rates) {
        if (rates.connections().isEmpty()) {
            return Optional.of(Place.ANYWHERE);
        }
        int most = rates.connections().get();
        Optional<Integer> taken = take(rates.relay(), most);
        if (taken.isEmpty()) {
            noRoom = Optional.of(new NoRoom(
                    "It goes over no more connections than it may: relay %s is to have %d at most, and all are in use."
                            .formatted(rates.relay(), most),
                    System.nanoTime()));
        }
        return taken.map(number -> hold(rates.relay(), number));
    }

    /** Why no further connection was opened just now; empty when none was wanted. */
    public Optional<String> waiting() {
        return noRoom.filter(now -> System.nanoTime() - now.at() < NOT_LONG_AGO.toNanos())
                .map(NoRoom::why);
    }

    /** Whoever keeps senders in work calls this often; it renews every few seconds. */
    public void renew() {
        if (System.nanoTime() - renewedAt > RENEWED_EVERY.toNanos()) {
            renewedAt = System.nanoTime();
            held.forEach(this::renew);
        }
    }

    /** What these held; they are known to be dead. */
    public void free(Set<String> holders) {
        if (!holders.isEmpty()) {
            transactions.inOne(
                    handle -> handle.createUpdate("delete from connection_place where holder = any(:holders)")
                            .bind("holders", holders.toArray(String[]::new))
                            .execute());
        }
    }

    private Optional<Integer> take(String relay, int most) {
        return transactions.inOne(handle -> handle.createQuery(TAKE)
                .bind("relay", relay)
                .bind("replica", replica)
                .bind("most", most)
                .bind("seconds", HELD.toSeconds())
                .mapTo(Integer.class)
                .findOne());
    }

    private Place hold(String relay, int number) {
        Set<Integer> numbers = held.computeIfAbsent(relay, name -> ConcurrentHashMap.newKeySet());
        numbers.add(number);
        return () -> {
            if (numbers.remove(number)) {
                give(relay, number);
            }
        };
    }

    private void give(String relay, int number) {
        transactions.inOne(handle -> handle.createUpdate(
                        "delete from connection_place where relay = :relay and number = :number and replica = :replica")
                .bind("relay", relay)
                .bind("number", number)
                .bind("replica", replica)
                .execute());
    }

    private void renew(String relay, Set<Integer> numbers) {
        if (!numbers.isEmpty()) {
            transactions.inOne(handle -> handle.createUpdate(RENEW)
                    .bind("relay", relay)
                    .bind("replica", replica)
                    .bind("numbers", numbers.toArray(Integer[]::new))
                    .bind("seconds", HELD.toSeconds())
                    .execute());
        }
    }
}
