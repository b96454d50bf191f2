package org.tocsin.registration.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.sealing.LookUps;
import org.tocsin.tokens.Pseudonyms;

/**
 * What stays of whoever was erased: a random id, and, apart from it, a keyed hash of the address. Kafka's copy has the two side by side for
 * the 90 days that it is kept; the id leads to nothing that is not erased itself.
 */
@ApplicationScoped
public class ErasureJournal {

    private static final String KIND = "erased-address";

    private static final String WRITE =
            """
            insert into erasure (subscriber_id, erased_at, told_at) values (:id, :erasedAt, :toldAt)
            on conflict (subscriber_id) do update set told_at = excluded.told_at where erasure.told_at is null
            """;

    private static final String REMEMBER =
            "insert into erased_address (pseudonym) select distinct unnest(:pseudonyms) on conflict do nothing";

    private static final String ADD_UNTOLD =
            "insert into erasure (subscriber_id, erased_at) values (:id, :erasedAt) on conflict do nothing";

    private static final String UNTOLD =
            "select subscriber_id from erasure where told_at is null order by erased_at limit 100";

    private static final String KNOWS = "select exists (select from erased_address where pseudonym = any(:pseudonyms))";

    private static final String LATELY = "select subscriber_id from erasure where erased_at > :since";

    private static final String NAMES = "select exists (select from erasure where subscriber_id = :id)";

    private final Jdbi database;
    private final Pseudonyms pseudonyms;
    private final LookUps lookUps;

    ErasureJournal(Jdbi database, Pseudonyms pseudonyms, LookUps lookUps) {
        this.database = database;
        this.pseudonyms = pseudonyms;
        this.lookUps = lookUps;
    }

    /** Joins the transaction that erases. */
    void write(SubscriberId id, Instant erasedAt) {
        database.useHandle(handle -> handle.createUpdate(WRITE)
                .bind("id", id.value())
                .bind("erasedAt", erasedAt)
                .bind("toldAt", erasedAt)
                .execute());
    }

    /** What is kept of the address, and tells it to nobody who has not got the look-up key. */
    String hash(EmailAddress email) {
        return lookUps.of(KIND, email.identity());
    }

    void remember(List<String> addressHashes) {
        database.useHandle(handle -> handle.createUpdate(REMEMBER)
                .bindArray("pseudonyms", String.class, addressHashes)
                .execute());
    }

    /** Whether somebody with this address had it erased: a list may not bring it back, only its owner, by confirming. */
    public boolean knows(EmailAddress email) {
        return database.withHandle(handle -> handle.createQuery(KNOWS)
                .bindArray("pseudonyms", String.class, pseudonymsOf(email.identity()))
                .mapTo(Boolean.class)
                .one());
    }

    /** By the look-up key, which stays; and as versions before this one wrote it, under token keys that go in time. */
    private List<String> pseudonymsOf(String identity) {
        return Stream.concat(Stream.of(lookUps.of(KIND, identity)), pseudonyms.allOf(KIND, identity).stream())
                .toList();
    }

    /** Whether this very reader was erased. */
    public boolean names(SubscriberId id) {
        return database.withHandle(handle -> handle.createQuery(NAMES)
                .bind("id", id.value())
                .mapTo(Boolean.class)
                .one());
    }

    /** A line from elsewhere; when it was not known here, somebody may have come back with a backup. */
    void addFromElsewhere(UUID id, Instant erasedAt) {
        database.useHandle(handle -> handle.createUpdate(ADD_UNTOLD)
                .bind("id", id)
                .bind("erasedAt", erasedAt)
                .execute());
    }

    /** Some of the lines that came from elsewhere. */
    List<SubscriberId> untold() {
        return database.withHandle(handle -> handle.createQuery(UNTOLD)
                .mapTo(UUID.class)
                .map(SubscriberId::new)
                .list());
    }

    List<UUID> erasedSince(Instant since) {
        return database.withHandle(handle -> handle.createQuery(LATELY)
                .bind("since", since)
                .mapTo(UUID.class)
                .list());
    }
}
