package org.tocsin.registration.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.events.wire.StaffLooked;
import org.tocsin.registration.service.Mailbox;
import org.tocsin.registration.service.MovableClock;
import org.tocsin.registration.service.Reader;
import org.tocsin.registration.service.Surroundings;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.sealing.SealClearRows;
import org.tocsin.tokens.SessionTokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class StaffLooksTest {

    @Inject
    Outbox outbox;

    @Inject
    StaffLooks looks;

    @Inject
    ForgetLooks forgetLooks;

    @Inject
    SealClearRows sealClearRows;

    @Inject
    Jdbi database;

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    @Inject
    SessionTokens sessionTokens;

    @Test
    void theReaderFindsWhichStaffLookedInWhateverServiceWhenAndWhy() {
        UUID subscriber = subscribe();
        StaffLooked look = look(Optional.of(subscriber), clock.instant());
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.append(EventType.STAFF_LOOKED, subscriber, look);
            outbox.append(EventType.STAFF_LOOKED, subscriber, look);
        });

        Awaitility.await().until(() -> looksAt(subscriber).size() == 1);

        assertFalse(reasonOf(subscriber).contains("telephone"), "may name the reader, and goes with their key");
        String session = sessionTokens.mint(subscriber, clock.instant().plus(Duration.ofMinutes(30)));
        given().header("Authorization", "Bearer " + session)
                .get("/api/v1/me")
                .then()
                .body("staffLooks[0].operator", is("editor"))
                .body("staffLooks[0].reason", is("A complaint by telephone"));
        given().formParam("session", session)
                .post("/account")
                .then()
                .body(containsString("A complaint by telephone"), containsString("a mail that you wrote to us"));
    }

    @Test
    void aReasonThatAnOlderVersionLeftInClearIsShownAndThenSealed() {
        UUID subscriber = subscribe();
        database.useHandle(handle -> handle.execute(
                """
                insert into staff_look (id, subscriber_id, operator, what, reason, looked_at)
                values (gen_random_uuid(), ?, 'editor', 'a mail', 'Called by telephone', now())""",
                subscriber));
        assertEquals("Called by telephone", looksAt(subscriber).get(0).reason());

        sealClearRows.seal();

        assertFalse(reasonOf(subscriber).contains("telephone"));
        assertEquals("Called by telephone", looksAt(subscriber).get(0).reason());
    }

    @Test
    void looksAreForgottenInTimeAndNoneIsKeptOfWhomNobodyKnows() {
        UUID subscriber = subscribe();
        add(look(Optional.of(subscriber), clock.instant()));
        add(look(Optional.of(UUID.randomUUID()), clock.instant()));
        add(look(Optional.empty(), clock.instant()));
        clock.advance(Duration.ofDays(400));
        forgetLooks.forget();
        assertEquals(1, looksAt(subscriber).size());
        clock.advance(Duration.ofMillis(1));

        forgetLooks.forget();

        assertEquals(List.of(), looksAt(subscriber));
    }

    private UUID subscribe() {
        Reader ada = Reader.unheardOf();
        ada.signsUp();
        given().post(mailbox.link(ada.email(), 1)).then().statusCode(200);
        return mailbox.mails(ada.email(), 1).get(0).subscriberId();
    }

    private void add(StaffLooked look) {
        QuarkusTransaction.requiringNew().run(() -> looks.add(look));
    }

    private String reasonOf(UUID subscriber) {
        return database.withHandle(handle -> handle.createQuery("select reason from staff_look where subscriber_id = ?")
                .bind(0, subscriber)
                .mapTo(String.class)
                .one());
    }

    private List<StaffLook> looksAt(UUID subscriber) {
        return QuarkusTransaction.requiringNew().call(() -> looks.at(new SubscriberId(subscriber)));
    }

    private static StaffLooked look(Optional<UUID> subscriber, Instant at) {
        return new StaffLooked(
                UUID.randomUUID(), subscriber, "editor", "a mail that you wrote to us", "A complaint by telephone", at);
    }
}
