package org.tocsin.mailing.audience;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.tocsin.events.Received;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.mailing.delivery.Recipient;
import org.tocsin.mailing.delivery.SealedRecipients;
import org.tocsin.sealing.SealClearRows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class SealedReadersTest {

    private static final Optional<String> NAME = Optional.of("Ada Lovelace");

    private final UUID reader = UUID.randomUUID();
    private final String email = "Ada-" + reader + "@readers.example";

    @Inject
    KnownSubscribers subscribers;

    @Inject
    AddressBook addresses;

    @Inject
    SealedRecipients sealedRecipients;

    @Inject
    SealClearRows sealClearRows;

    @Inject
    Jdbi jdbi;

    @Test
    void nobodyWhoReadsTheTableLearnsWhoItIsAndMailStillReachesThem() {
        tell(Optional.of(new SubscriberState(reader, 1, email, NAME, "en", Instant.EPOCH, List.of())));

        assertFalse(row().contains("Ada") || row().contains("readers.example"), row());
        assertEquals(new Reachability.Reachable(email, NAME, "en"), subscribers.find(reader));
        assertEquals(List.of(new Recipient(reader, email, NAME, 1)), claimed());
    }

    @Test
    void readerIsFoundByTheirAddressHoweverItIsSpelt() {
        tell(Optional.of(new SubscriberState(reader, 1, email, NAME, "en", Instant.EPOCH, List.of())));

        assertEquals(List.of(reader), addresses.at(email.toUpperCase(Locale.ROOT)));
        assertEquals(List.of(), addresses.at("x" + email));
    }

    @Test
    void whoeverIsErasedIsNotFoundHasNoKeyAndGetsNoMailThatWasClaimed() {
        tell(Optional.of(new SubscriberState(reader, 1, email, NAME, "en", Instant.EPOCH, List.of())));
        List<Recipient> before = stored();

        tell(Optional.empty());

        assertEquals(List.of(), addresses.at(email));
        assertFalse(row().contains("sealed."), row());
        assertEquals(0, count("select count(*) from reader_key where subscriber_id = ?"));
        tell(Optional.of(new SubscriberState(reader, 1, email, NAME, "en", Instant.EPOCH, List.of())));
        assertEquals(0, count("select count(*) from reader_key where subscriber_id = ?"), "nor by an old event");
        assertEquals("", opened(before).get(0).email());
    }

    @Test
    void whatAnOlderVersionLeftInClearIsUsedAndThenSealed() {
        leaveInClear(reader, email);
        assertEquals(List.of(reader), addresses.at(email));
        assertEquals(List.of(new Recipient(reader, email, NAME, 1)), claimed());

        sealClearRows.seal();

        assertTrue(stored().get(0).email().startsWith("sealed."));
        assertFalse(row().contains("Ada"), row());
        assertEquals(List.of(reader), addresses.at(email));
        assertEquals(List.of(new Recipient(reader, email, NAME, 1)), claimed());
    }

    @RepeatedTest(20)
    void readerIsFoundWhileTheirRowIsSealed() {
        leaveInClear(reader, email);

        var sealing = CompletableFuture.runAsync(sealClearRows::seal);
        do {
            assertEquals(new Reachability.Reachable(email, NAME, "en"), subscribers.find(reader));
        } while (!sealing.isDone());
        sealing.join();
    }

    @Test
    void whoLosesTheirKeyBeforeTheyAreFoundIsUnknownUntilTheNextLook() {
        tell(Optional.of(new SubscriberState(reader, 1, email, NAME, "en", Instant.EPOCH, List.of())));

        jdbi.useHandle(handle -> handle.execute("delete from reader_key where subscriber_id = ?", reader));

        assertEquals(new Reachability.Unknown(), subscribers.find(reader));
    }

    private void leaveInClear(UUID id, String address) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into subscriber (id, version, email, name, locale, confirmed_at) values (?, 1, ?, ?, 'en', now())",
                id,
                address,
                NAME.get()));
    }

    private void tell(Optional<SubscriberState> state) {
        QuarkusTransaction.requiringNew()
                .run(() -> subscribers.apply(List.of(new Received<>(UUID.randomUUID(), reader, state))));
    }

    private List<Recipient> claimed() {
        return opened(stored());
    }

    private List<Recipient> opened(List<Recipient> claimed) {
        return jdbi.withHandle(handle -> sealedRecipients.opened(handle, claimed));
    }

    private List<Recipient> stored() {
        return jdbi.withHandle(handle -> handle.createQuery("select email, name from subscriber where id = ?")
                .bind(0, reader)
                .map(row -> new Recipient(
                        reader,
                        row.getColumn("email", String.class),
                        Optional.ofNullable(row.getColumn("name", String.class)),
                        1))
                .list());
    }

    private String row() {
        return jdbi.withHandle(handle -> handle.createQuery("select s::text from subscriber s where id = ?")
                .bind(0, reader)
                .mapTo(String.class)
                .one());
    }

    private int count(String query) {
        return jdbi.withHandle(handle ->
                handle.createQuery(query).bind(0, reader).mapTo(Integer.class).one());
    }
}
