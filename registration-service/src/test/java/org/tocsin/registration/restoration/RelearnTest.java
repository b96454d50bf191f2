package org.tocsin.registration.restoration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.registration.service.Mailbox;
import org.tocsin.registration.service.MovableClock;
import org.tocsin.registration.service.Reader;
import org.tocsin.registration.service.Surroundings;
import org.tocsin.tokens.SessionTokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RelearnTest {

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    @Inject
    SessionTokens sessionTokens;

    @Inject
    RelearnReaders relearnReaders;

    @Inject
    Restorations restorations;

    @Inject
    Outbox outbox;

    @Inject
    Jdbi database;

    private final Reader ada = Reader.unheardOf();

    @Test
    void whoSignedUpAfterTheBackupIsKnownAgain() {
        UUID subscriber = subscribe();
        execute("delete from subscriber where id = ?", subscriber);

        restore();

        given().formParam("session", sessionOf(subscriber))
                .post("/account")
                .then()
                .statusCode(200)
                .body(containsString(ada.email()));
        List<SubscriberState> states = mailbox.states(subscriber, 2);
        assertEquals(1_000_001, states.get(1).version());
        assertEquals(states.get(0).requests(), states.get(1).requests());
    }

    @Test
    void whatChangedAfterTheBackupIsTakenOverAndLaterChangesStay() {
        UUID subscriber = subscribe();
        rename(subscriber, "Ada");
        assertEquals(2, mailbox.states(subscriber, 2).size());
        execute("update subscriber set name = null, version = 1000001 where id = ?", subscriber);

        restore();
        assertEquals("Ada", mailbox.states(subscriber, 3).get(2).name().orElseThrow());
        rename(subscriber, "Countess");
        again();

        assertEquals(1_000_003, mailbox.states(subscriber, 4).get(3).version());
        given().formParam("session", sessionOf(subscriber))
                .post("/account")
                .then()
                .body(containsString("Countess"));
    }

    @Test
    void whatWasRelearnedIsNoNewsTheSecondTimeNorIsWhatChangedSince() {
        UUID subscriber = subscribe();
        execute("delete from subscriber where id = ?", subscriber);
        restore();
        mailbox.states(subscriber, 2);

        again();
        assertEquals(1_000_001, versionOf(subscriber));
        // As another replica finds it that read the log before the change.
        execute("update subscriber set version = version + 1 where id = ?", subscriber);
        again();

        assertEquals(1_000_002, versionOf(subscriber));
    }

    @Test
    void theSameBackupOnceMoreLosesNothingFromAfterTheFirstTime() {
        UUID subscriber = subscribe();
        SubscriberState state = mailbox.states(subscriber, 1).get(0);
        publish(stateOf(subscriber, 1_000_007, ada.email(), state));
        mailbox.states(subscriber, 2);
        execute("update subscriber set version = 1000005 where id = ?", subscriber);

        restore();

        assertEquals(2_000_007, versionOf(subscriber));
    }

    @Test
    void addressThatSomebodyMovedAwayFromIsFreeWhoeverComesFirst() {
        UUID mover = subscribe();
        SubscriberState before = mailbox.states(mover, 1).get(0);
        UUID newcomer = UUID.randomUUID();
        publish(stateOf(mover, 2, Reader.unheardOf().email(), before));
        publish(stateOf(newcomer, 1, ada.email(), before));
        mailbox.states(mover, 2);
        mailbox.states(newcomer, 1);
        execute("update subscriber set version = 1000001 where id = ?", mover);

        restore();

        assertEquals(1_000_002, versionOf(mover));
        assertEquals(1_000_001, versionOf(newcomer));
    }

    @Test
    void stateThatBreaksARuleHoldsUpNobody() {
        UUID subscriber = subscribe();
        SubscriberState state = mailbox.states(subscriber, 1).get(0);
        UUID broken = UUID.randomUUID();
        publish(stateOf(broken, 1, "no address", state));
        mailbox.awaitEvents(broken, 1);
        execute("delete from subscriber where id = ?", subscriber);

        restore();

        assertEquals(1_000_001, versionOf(subscriber));
    }

    @Test
    void whoWasErasedStaysErasedEvenIfTheOutboxSaysAgainWhatTheyWere() {
        UUID subscriber = subscribe();
        SubscriberState before = mailbox.states(subscriber, 1).get(0);
        erase(subscriber);
        mailbox.awaitTombstone(subscriber);
        execute("delete from erasure where subscriber_id = ?", subscriber);
        publish(before);
        mailbox.awaitEvents(subscriber, 3);

        restore();

        assertEquals(0, mailbox.peopleAt(ada.email()));
    }

    @Test
    void anAddressThatIsSomebodyElsesByNowStaysTheirs() {
        UUID lost = subscribe();
        execute("delete from subscriber where id = ?", lost);
        clock.advance(Duration.ofDays(1));
        ada.signsUp();
        given().post(mailbox.link(ada.email(), 2)).then().statusCode(200);

        restore();

        assertEquals(1, mailbox.peopleAt(ada.email()));
        given().formParam("session", sessionOf(lost)).post("/account").then().statusCode(401);
    }

    private UUID subscribe() {
        ada.signsUp();
        given().post(mailbox.link(ada.email(), 1)).then().statusCode(200);
        UUID subscriber = mailbox.mails(ada.email(), 1).get(0).subscriberId();
        mailbox.states(subscriber, 1);
        return subscriber;
    }

    private void rename(UUID subscriber, String name) {
        given().formParam("session", sessionOf(subscriber))
                .formParam("name", name)
                .post("/account/details")
                .then()
                .statusCode(200);
    }

    private void erase(UUID subscriber) {
        String code = given().header("Authorization", "Bearer " + sessionOf(subscriber))
                .delete("/api/v1/me")
                .then()
                .statusCode(202)
                .extract()
                .path("code");
        given().formParam("code", code)
                .formParam("when", "now")
                .post(mailbox.letterLink(subscriber, 1))
                .then()
                .statusCode(200);
    }

    /** As deploy/restore leaves the database and the next start finds it. */
    private void restore() {
        execute("insert into restoration (restored_at) values (now()) on conflict do nothing");
        relearn();
    }

    /** As a second replica that still has it before itself, or the same one after a crash. */
    private void again() {
        execute(
                "update restoration set relearned_at = null where restored_at = (select max(restored_at) from restoration)");
        relearn();
    }

    private void relearn() {
        relearnReaders.relearn();
        assertEquals(Optional.empty(), QuarkusTransaction.requiringNew().call(restorations::open));
    }

    private void publish(SubscriberState state) {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.append(EventType.SUBSCRIBER_CONFIRMED, state.subscriberId(), state));
    }

    private static SubscriberState stateOf(UUID reader, long version, String email, SubscriberState otherwise) {
        return new SubscriberState(
                reader, version, email, otherwise.name(), otherwise.locale(), otherwise.confirmedAt(), List.of());
    }

    private long versionOf(UUID subscriber) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        database.withHandle(handle -> handle.createQuery("select version from subscriber where id = ?")
                                .bind(0, subscriber)
                                .mapTo(Long.class)
                                .one()));
    }

    private void execute(String change, Object... values) {
        QuarkusTransaction.requiringNew().run(() -> database.useHandle(handle -> handle.execute(change, values)));
    }

    private String sessionOf(UUID subscriber) {
        return sessionTokens.mint(subscriber, clock.instant().plus(Duration.ofMinutes(30)));
    }
}
