package org.tocsin.registration.postgres;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.registration.erasure.EraseSubscriber;
import org.tocsin.registration.service.Mailbox;
import org.tocsin.registration.service.Reader;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.sealing.ReadersRewrapped;
import org.tocsin.sealing.SealClearRows;

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
