package org.tocsin.registration.retention;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.registration.account.ForgetSignIns;
import org.tocsin.registration.erasure.CarryOutErasures;
import org.tocsin.registration.moving.ForgetAddressChanges;
import org.tocsin.registration.service.Mailbox;
import org.tocsin.registration.service.MovableClock;
import org.tocsin.registration.service.Reader;
import org.tocsin.registration.service.Surroundings;
import org.tocsin.tokens.SessionTokens;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ForgetInTimeTest {

    @Inject
    ForgetSignIns forgetSignIns;

    @Inject
    ForgetAddressChanges forgetAddressChanges;

    @Inject
    CarryOutErasures carryOutErasures;

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    @Inject
    SessionTokens sessionTokens;

    @Inject
    MeterRegistry meters;

    @Inject
    Jdbi database;

    private final Reader ada = Reader.unheardOf();

    @Test
    void signInsAndRememberedBrowsersAreForgottenAfterThirtyDays() {
        UUID subscriber = subscribe();
        ada.from()
                .formParam("email", ada.email())
                .post("/account/sign-in")
                .then()
                .statusCode(202);
        given().formParam("here", "yes")
                .formParam("remember", "yes")
                .post(mailbox.signInLink(subscriber, 1))
                .then()
                .statusCode(200);
        clock.advance(Duration.ofDays(29));
        forgetSignIns.forget();
        assertEquals(1, rows("sign_in", subscriber));
        assertEquals(1, rows("remembered_browser", subscriber));
        clock.advance(Duration.ofDays(1).plusMillis(1));

        forgetSignIns.forget();

        assertEquals(0, rows("sign_in", subscriber));
        assertEquals(0, rows("remembered_browser", subscriber));
        assertTrue(
                meters.get("tocsin.forgotten").tag("what", "sign-in").counter().count() >= 1);
    }

    @Test
    void anAddressThatNobodyConfirmedIsForgottenAfterADay() {
        UUID subscriber = subscribe();
        given().formParam("session", session(subscriber))
                .formParam("email", Reader.unheardOf().email())
                .post("/account/address")
                .then()
                .statusCode(202);
        clock.advance(Duration.ofDays(1).plusMillis(1));

        forgetAddressChanges.forget();

        assertEquals(0, rows("address_change", subscriber));
    }

    @Test
    void aLinkToEraseIsForgottenWhenItHasExpired() {
        UUID subscriber = subscribe();
        given().formParam("session", session(subscriber))
                .post("/account/erase")
                .then()
                .statusCode(202);
        clock.advance(Duration.ofMinutes(15).plusMillis(1));

        carryOutErasures.forgetEvents();

        assertEquals(0, rows("erasure_request", subscriber));
    }

    private UUID subscribe() {
        ada.signsUp();
        given().post(mailbox.link(ada.email(), 1)).then().statusCode(200);
        return mailbox.mails(ada.email(), 1).get(0).subscriberId();
    }

    private String session(UUID subscriber) {
        return sessionTokens.mint(subscriber, clock.instant().plus(Duration.ofMinutes(30)));
    }

    private int rows(String table, UUID subscriber) {
        return database.withHandle(
                handle -> handle.createQuery("select count(*) from " + table + " where subscriber_id = :subscriber")
                        .bind("subscriber", subscriber)
                        .mapTo(Integer.class)
                        .one());
    }
}
