package org.tocsin.registration.retention;

import java.time.Duration;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.tocsin.registration.service.Mailbox;
import org.tocsin.registration.service.MovableClock;
import org.tocsin.registration.service.Reader;
import org.tocsin.registration.service.Surroundings;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ForgetUnconfirmedTest {

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    @Inject
    ForgetUnconfirmed forgetUnconfirmed;

    @Test
    void whatNobodyConfirmsIsForgottenAfterSevenDays() {
        Reader ada = Reader.unheardOf();
        ada.signsUp();
        String link = mailbox.link(ada.email(), 1);

        clock.advance(Duration.ofDays(7));
        forgetUnconfirmed.forget();
        assertEquals(1, mailbox.requestsFor(ada.email()));
        assertEquals(1, mailbox.peopleAt(ada.email()));

        clock.advance(Duration.ofMillis(1));
        forgetUnconfirmed.forget();
        assertEquals(0, mailbox.requestsFor(ada.email()));
        assertEquals(0, mailbox.peopleAt(ada.email()));
        given().post(link).then().statusCode(410);
    }

    @Test
    void whoAskedAgainMeanwhileStays() {
        Reader ada = Reader.unheardOf();
        ada.signsUp();
        clock.advance(Duration.ofDays(5));
        ada.signsUp();

        clock.advance(Duration.ofDays(3));
        forgetUnconfirmed.forget();

        assertEquals(1, mailbox.requestsFor(ada.email()), "the older request is gone");
        assertEquals(1, mailbox.peopleAt(ada.email()));
    }

    @Test
    void whoConfirmedStays() {
        Reader ada = Reader.unheardOf();
        ada.signsUp();
        given().post(mailbox.link(ada.email(), 1));

        clock.advance(Duration.ofDays(400));
        forgetUnconfirmed.forget();

        assertEquals(1, mailbox.requestsFor(ada.email()));
        assertEquals(1, mailbox.peopleAt(ada.email()));
    }

    @Test
    void countsAreForgottenWhenTheyCountNoMore() {
        Reader.unheardOf().signsUp();
        assertEquals(true, mailbox.usesThatContain("") > 0);

        clock.advance(Duration.ofDays(31));
        forgetUnconfirmed.forget();

        assertEquals(0, mailbox.usesThatContain(""));
    }
}
