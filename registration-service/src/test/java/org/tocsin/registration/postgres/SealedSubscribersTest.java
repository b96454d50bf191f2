package org.tocsin.registration.postgres;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.tocsin.registration.account.Held;
import org.tocsin.registration.account.ShowHeld;
import org.tocsin.registration.erasure.EraseSubscriber;
import org.tocsin.registration.service.Mailbox;
import org.tocsin.registration.service.Reader;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.sealing.ReadersRewrapped;
import org.tocsin.sealing.SealClearRows;
import org.tocsin.tokens.SessionTokens;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class SealedSubscribersTest {

    private static final String CLEAR_SUBSCRIBER =
            """
            insert into subscriber (id, identity, email, name, language, confirmed_at, version, last_asked_at)
            values (?, ?, ?, 'Ada Lovelace', 'en', now(), 1, now())""";

    private static final String CLEAR_REQUEST =
            """
            insert into request (id, subscriber_id, email, name, language, topics, sponsors, channel, policy_version,
                                 requested_at, expires_at, confirmed_at)
            values (gen_random_uuid(), ?, ?, 'Ada Lovelace', 'en', '{security-alerts}', '{}', 'api', '1', now(), now(), now())""";

    private final Reader ada = Reader.unheardOf();
    private final UUID subscriber = UUID.randomUUID();

    @Inject
    Mailbox mailbox;

    @Inject
    SealClearRows sealClearRows;

    @Inject
    Event<ReadersRewrapped> rewrapped;

    @Inject
    EraseSubscriber eraseSubscriber;

    @Inject
    ShowHeld showHeld;

    @Inject
    SessionTokens sessions;

    @Inject
    Clock clock;

    @Inject
    Jdbi database;

    @Test
    void whatAnOlderVersionLeftInClearIsSealedAndStaysTheSamePerson() {
        database.useHandle(handle -> {
            handle.execute(CLEAR_SUBSCRIBER, subscriber, ada.email(), ada.email());
            handle.execute(CLEAR_REQUEST, subscriber, ada.email());
        });
        ada.signsUp();
        assertEquals(subscriber, mailbox.mails(ada.email(), 1).get(0).subscriberId(), "found while in clear");

        sealClearRows.seal();

        String rows = rows().toString();
        assertFalse(rows.contains("Ada") || rows.contains(ada.email()), rows);
        given().post(mailbox.link(ada.email(), 1)).then().statusCode(200);
        assertEquals(ada.email(), mailbox.states(subscriber, 1).get(0).email());
        assertEquals(1, mailbox.peopleAt(ada.email()));
    }

    @RepeatedTest(5)
    void readerIsSeenWhileTheirRowsAreSealed() {
        database.useHandle(handle -> {
            handle.execute(CLEAR_SUBSCRIBER, subscriber, ada.email(), ada.email());
            handle.execute(CLEAR_REQUEST, subscriber, ada.email());
        });

        var sealing = CompletableFuture.runAsync(sealClearRows::seal);
        do {
            Held held = showHeld.of(new SubscriberId(subscriber)).orElseThrow();
            assertEquals(ada.email(), held.email());
            assertEquals(1, held.requests().size());
        } while (!sealing.isDone());
        sealing.join();
    }

    @Test
    void readerWhoseKeyGoesUnderAnotherIsToldOfOnceMoreInTheSameVersion() {
        ada.signsUp();
        given().post(mailbox.link(ada.email(), 1)).then().statusCode(200);
        UUID reader = mailbox.mails(ada.email(), 1).get(0).subscriberId();

        QuarkusTransaction.requiringNew().run(() -> rewrapped.fire(new ReadersRewrapped(List.of(reader))));

        assertEquals(mailbox.states(reader, 2).get(0), mailbox.states(reader, 2).get(1));
    }

    @Test
    void whoeverComesBackWithABackupWithoutTheirKeyIsErasedAgain() {
        ada.signsUp();
        given().post(mailbox.link(ada.email(), 1)).then().statusCode(200);
        UUID reader = mailbox.mails(ada.email(), 1).get(0).subscriberId();
        database.useHandle(handle -> handle.execute("delete from reader_key where subscriber_id = ?", reader));

        eraseSubscriber.erase(new SubscriberId(reader));

        assertEquals(0, mailbox.peopleAt(ada.email()));
    }

    /** As for a moment between the reading of a row and of its key, while somebody is erased. */
    @Test
    void whoeverHasNoKeyAnyMoreIsNobodyAndBreaksNoPage() {
        ada.signsUp();
        String link = mailbox.link(ada.email(), 1);
        given().post(link).then().statusCode(200);
        UUID reader = mailbox.mails(ada.email(), 1).get(0).subscriberId();
        String session = sessions.mint(reader, clock.instant().plus(Duration.ofMinutes(30)));
        Reader elsewhere = Reader.unheardOf();
        given().formParam("session", session)
                .formParam("email", elsewhere.email())
                .post("/account/address")
                .then()
                .statusCode(202);
        String change = mailbox.letterLink(reader, 1);
        database.useHandle(handle -> handle.execute("delete from reader_key where subscriber_id = ?", reader));

        given().get(link).then().statusCode(410);
        given().get(change).then().statusCode(410);
        given().formParam("session", session).post("/account").then().statusCode(401);
        given().header("Authorization", "Bearer " + session)
                .get("/api/v1/me")
                .then()
                .statusCode(401);
    }

    @Test
    void keyGoesWithWhomItIsOf() {
        ada.signsUp();
        UUID reader = mailbox.mails(ada.email(), 1).get(0).subscriberId();
        assertTrue(hasKey(reader));

        database.useHandle(handle -> handle.execute("delete from subscriber where id = ?", reader));

        assertFalse(hasKey(reader));
    }

    private boolean hasKey(UUID reader) {
        return database.withHandle(
                handle -> handle.createQuery("select exists (select from reader_key where subscriber_id = ?)")
                        .bind(0, reader)
                        .mapTo(Boolean.class)
                        .one());
    }

    private List<String> rows() {
        return database.withHandle(handle -> handle.createQuery(
                        """
                        select s::text from subscriber s where id = :id
                        union all select r::text from request r where subscriber_id = :id
                        """)
                .bind("id", subscriber)
                .mapTo(String.class)
                .list());
    }
}
