package org.tocsin.registration.erasure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.events.wire.AccountMail;
import org.tocsin.events.wire.ConfirmationMail;
import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.service.Mailbox;
import org.tocsin.registration.service.MovableClock;
import org.tocsin.registration.service.Reader;
import org.tocsin.registration.service.Surroundings;
import org.tocsin.tokens.SessionTokens;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ErasureTest {

    private static final String COOKIE = "__Host-tocsin-asked";

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    @Inject
    SessionTokens sessionTokens;

    @Inject
    CarryOutErasures carryOutErasures;

    @Inject
    ErasureJournal journal;

    @Inject
    ReadJournal readJournal;

    @Inject
    Jdbi database;

    private final Reader ada = Reader.unheardOf();

    @Test
    void whoIsErasedIsGoneGetsAReceiptAndMayComeBack() {
        UUID subscriber = subscribe();
        Response asked = ask(subscriber);
        String link = mailbox.letterLink(subscriber, 1);
        given().cookie(COOKIE, asked.cookie(COOKIE))
                .get(link)
                .then()
                .statusCode(200)
                .body(containsString("Have everything erased?"), not(containsString("Code")));
        assertEquals(1, mailbox.peopleAt(ada.email()), "asked first");

        given().cookie(COOKIE, asked.cookie(COOKIE))
                .formParam("when", "now")
                .post(link)
                .then()
                .statusCode(200)
                .body(containsString("Everything is erased"));

        mailbox.awaitTombstone(subscriber);
        AccountMail receipt = mailbox.letters(subscriber, 2).get(1);
        assertEquals("erased", receipt.about());
        assertEquals(ada.email(), receipt.to());
        assertEquals(0, mailbox.peopleAt(ada.email()));
        given().formParam("session", sessionOf(subscriber))
                .post("/account")
                .then()
                .statusCode(401);
        given().formParam("session", sessionOf(subscriber))
                .post("/account/erase")
                .then()
                .statusCode(401);
        given().post(link).then().statusCode(410);
        assertTrue(isRemembered(ada));
        clock.advance(Duration.ofDays(1));
        ada.signsUp();
        // Another subscriber is another key, perhaps on another partition, so the two mails come in either order.
        Set<UUID> subscribers = mailbox.mails(ada.email(), 2).stream()
                .map(ConfirmationMail::subscriberId)
                .collect(Collectors.toSet());
        assertEquals(2, subscribers.size(), "somebody new");
    }

    @Test
    void neitherTheMailNorTheSessionSufficesAlone() {
        UUID subscriber = subscribe();
        ask(subscriber);
        String link = mailbox.letterLink(subscriber, 1);

        given().get(link).then().statusCode(200).body(containsString("id=\"code\""));
        for (int guess = 0; guess < 5; guess++) {
            given().formParam("code", "22222" + guess)
                    .formParam("when", "now")
                    .post(link)
                    .then()
                    .statusCode(400)
                    .body(containsString("id=\"code-error\""));
        }
        given().formParam("code", "222222").post(link).then().statusCode(410);
        given().header("Authorization", "Bearer " + sessionOf(subscriber))
                .delete("/api/v1/me")
                .then()
                .statusCode(202);
        assertEquals(1, mailbox.peopleAt(ada.email()));
    }

    @Test
    void theCodeThatIsShownSufficesInAnotherBrowser() {
        UUID subscriber = subscribe();
        String code = given().header("Authorization", "Bearer " + sessionOf(subscriber))
                .delete("/api/v1/me")
                .then()
                .statusCode(202)
                .extract()
                .path("code");

        given().formParam("code", " " + code.substring(0, 3).toLowerCase(Locale.ROOT) + "-" + code.substring(3))
                .formParam("when", "now")
                .post(mailbox.letterLink(subscriber, 1))
                .then()
                .statusCode(200);

        assertEquals(0, mailbox.peopleAt(ada.email()));
    }

    @Test
    void whoWantsADayToThinkGetsIt() {
        UUID subscriber = subscribe();
        eraseLater(subscriber);
        assertEquals("erasure-planned", mailbox.letters(subscriber, 2).get(1).about());
        String keep = mailbox.letterLink(subscriber, 2);
        clock.advance(Duration.ofHours(23));
        carryOutErasures.carryOut();
        given().formParam("session", sessionOf(subscriber))
                .post("/account")
                .then()
                .body(containsString("Keep my data after all"));

        given().get(keep).then().statusCode(200);
        given().post(keep).then().statusCode(200).body(containsString("Nothing is erased"));

        clock.advance(Duration.ofDays(2));
        carryOutErasures.carryOut();
        assertEquals(1, mailbox.peopleAt(ada.email()));
        given().post(keep).then().statusCode(410);
        assertEquals("erasure-called-off", mailbox.letters(subscriber, 3).get(2).about());
    }

    @Test
    void theLinkOfAnEarlierPlanDoesNotCallOffALaterOne() {
        UUID subscriber = subscribe();
        eraseLater(subscriber);
        String earlier = mailbox.letterLink(subscriber, 2);
        given().post(earlier).then().statusCode(200);
        clock.advance(Duration.ofHours(1));
        Response asked = ask(subscriber);
        given().cookie(COOKIE, asked.cookie(COOKIE))
                .formParam("when", "later")
                .post(mailbox.letterLink(subscriber, 4))
                .then()
                .statusCode(200);

        given().get(earlier).then().statusCode(410);
        given().post(earlier).then().statusCode(410);

        clock.advance(Duration.ofDays(1));
        carryOutErasures.carryOut();
        assertEquals(0, mailbox.peopleAt(ada.email()));
    }

    @Test
    void afterTheDayItHappens() {
        UUID subscriber = subscribe();
        eraseLater(subscriber);
        clock.advance(Duration.ofDays(1));

        carryOutErasures.carryOut();

        mailbox.awaitTombstone(subscriber);
        assertEquals(0, mailbox.peopleAt(ada.email()));
        given().post(mailbox.letterLink(subscriber, 2)).then().statusCode(410);
    }

    @Test
    void aReaderGetsThreeLinksAnHour() {
        UUID subscriber = subscribe();
        for (int time = 0; time < 3; time++) {
            assertEquals(202, ask(subscriber).statusCode());
        }
        assertEquals(429, ask(subscriber).statusCode());
    }

    @Test
    void whoComesBackWithABackupIsErasedAgainWithoutAMail() {
        UUID subscriber = subscribe();
        eraseNow(subscriber);
        mailbox.awaitTombstone(subscriber);
        assertEquals(2, mailbox.letters(subscriber, 2).size());
        restore(subscriber);
        assertEquals(1, mailbox.peopleAt(ada.email()));

        readJournal.read();
        carryOutErasures.carryOut();

        assertEquals(0, mailbox.peopleAt(ada.email()));
        assertEquals(2, mailbox.letters(subscriber, 2).size());
        assertTrue(isRemembered(ada), "no list brings the address back");
    }

    @Test
    void addressIsRememberedAgainThoughTheIdIsKnownFromElsewhere() {
        UUID subscriber = subscribe();
        eraseNow(subscriber);
        mailbox.awaitTombstone(subscriber);
        database.useHandle(handle -> handle.execute("delete from erased_address"));

        // The line may come a moment after the tombstone, which is in another topic.
        await().untilAsserted(() -> {
            readJournal.read();
            assertTrue(isRemembered(ada));
        });
    }

    @Test
    void nothingOfSomebodyErasedStaysInAnyTable() {
        UUID subscriber = subscribe();
        given().formParam("session", sessionOf(subscriber))
                .formParam("name", "Canary " + ada.email())
                .post("/account/details")
                .then()
                .statusCode(200);
        ada.from()
                .formParam("email", ada.email())
                .post("/account/sign-in")
                .then()
                .statusCode(202);
        assertEquals(List.of(), tablesThatHold(ada.email()), "it is sealed even before");
        eraseNow(subscriber);
        mailbox.awaitTombstone(subscriber);
        assertEquals(2, mailbox.letters(subscriber, 2).size());

        // The mails can be read from Kafka a moment before the relay has marked them as published.
        await().untilAsserted(() -> {
            carryOutErasures.carryOut();
            assertEquals(List.of(), tablesThatHold(ada.email()));
        });
    }

    private UUID subscribe() {
        ada.signsUp();
        given().post(mailbox.link(ada.email(), 1)).then().statusCode(200);
        return mailbox.mails(ada.email(), 1).get(0).subscriberId();
    }

    private Response ask(UUID subscriber) {
        return given().formParam("session", sessionOf(subscriber)).post("/account/erase");
    }

    private void eraseNow(UUID subscriber) {
        erase(subscriber, "now");
    }

    private void eraseLater(UUID subscriber) {
        erase(subscriber, "later");
    }

    private void erase(UUID subscriber, String when) {
        Response asked = ask(subscriber);
        given().cookie(COOKIE, asked.cookie(COOKIE))
                .formParam("when", when)
                .post(mailbox.letterLink(subscriber, 1))
                .then()
                .statusCode(200);
    }

    private boolean isRemembered(Reader reader) {
        return QuarkusTransaction.requiringNew().call(() -> journal.knows(new EmailAddress(reader.email())));
    }

    /** As a backup from before the erasure leaves the database. */
    private void restore(UUID subscriber) {
        database.useHandle(handle -> {
            handle.execute("delete from erasure where subscriber_id = ?", subscriber);
            handle.execute("delete from erased_address");
            handle.execute(
                    """
                    insert into subscriber (id, identity, email, language, confirmed_at, version, last_asked_at)
                    values (?, ?, ?, 'en', now(), 1, now())""",
                    subscriber,
                    ada.email(),
                    ada.email());
        });
    }

    /** Looks into every column of every table, as text and as octets. */
    private List<String> tablesThatHold(String text) {
        return database.withHandle(handle -> handle
                .createQuery("select tablename from pg_tables where schemaname = 'public' order by 1")
                .mapTo(String.class)
                .list()
                .stream()
                .filter(table -> handle.createQuery("select exists (select from \"" + table + "\" t"
                                + " where strpos(t::text, :text) > 0 or strpos(t::text, :hex) > 0)")
                        .bind("text", text)
                        .bind("hex", hex(text))
                        .mapTo(Boolean.class)
                        .one())
                .toList());
    }

    private static String hex(String text) {
        return text.chars().mapToObj(Integer::toHexString).collect(Collectors.joining());
    }

    private String sessionOf(UUID subscriber) {
        return sessionTokens.mint(subscriber, clock.instant().plus(Duration.ofMinutes(30)));
    }
}
