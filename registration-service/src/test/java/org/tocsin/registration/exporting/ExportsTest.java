package org.tocsin.registration.exporting;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.registration.service.Mailbox;
import org.tocsin.registration.service.MovableClock;
import org.tocsin.registration.service.Reader;
import org.tocsin.registration.service.Staff;
import org.tocsin.registration.service.Surroundings;
import org.tocsin.tokens.SessionTokens;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ExportsTest {

    @Inject
    Mailbox mailbox;

    @Inject
    Jdbi database;

    @Inject
    MovableClock clock;

    @Inject
    SessionTokens sessionTokens;

    private final String reason = "moving house " + UUID.randomUUID();

    @Test
    void whoHasConfirmedIsInItAndWhoTookItIsWrittenDown() {
        Reader confirmed = Reader.unheardOf();
        confirmed.sends(
                Map.of("email", confirmed.email(), "name", "=HYPERLINK(\"x\")", "topics", List.of("newsletter")));
        given().post(mailbox.link(confirmed.email(), 1)).then().statusCode(200);
        Reader pending = Reader.unheardOf();
        pending.signsUp();

        String list = Staff.PRIVACY
                .program()
                .contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post("/api/v1/exports")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertTrue(list.startsWith("email,name,language,confirmed_at,id\n"), list);
        assertTrue(list.contains("\n" + confirmed.email() + ",\"'=HYPERLINK(\"\"x\"\")\",en,"), list);
        assertFalse(list.contains(pending.email()));
        assertEquals("privacy", takenBy());
        assertTrue(pageOf(confirmed).contains(reason), "and its reader finds it");
        clock.advance(Duration.ofMinutes(1));
        given().post(mailbox.link(pending.email(), 1)).then().statusCode(200);
        assertFalse(pageOf(pending).contains(reason), "who was not in it does not");
    }

    private String pageOf(Reader reader) {
        UUID subscriber = mailbox.mails(reader.email(), 1).get(0).subscriberId();
        return given().formParam(
                        "session",
                        sessionTokens.mint(subscriber, clock.instant().plus(Duration.ofMinutes(30))))
                .post("/account")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void nobodyTakesItWithoutBeingKnownOrWithoutAReason() {
        given().contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post("/api/v1/exports")
                .then()
                .statusCode(401);
        Staff.EDITOR
                .program()
                .contentType(ContentType.JSON)
                .body(Map.of("reason", " "))
                .post("/api/v1/exports")
                .then()
                .statusCode(400);
    }

    private String takenBy() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.withHandle(
                        handle -> handle.createQuery("select operator from staff_look where reason = ?")
                                .bind(0, reason)
                                .mapTo(String.class)
                                .one()));
    }
}
