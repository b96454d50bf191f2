package org.tocsin.preference.preferring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;
import org.tocsin.preference.confirming.ConfirmedReaders;
import org.tocsin.tokens.SessionTokens;

import static io.restassured.RestAssured.given;

/** Registration ends a session before its time, and says so in its event. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class EndedSessionsTest {

    private static final List<String> PROGRAMS =
            List.of("/api/v1/me/preferences", "/api/v1/me/sharing", "/api/v1/me/consents");
    private static final List<String> PAGES = List.of("/preferences", "/preferences/shared", "/preferences/receipts");

    @Inject
    ConfirmedReaders readers;

    @Inject
    SessionTokens sessions;

    @Inject
    Clock clock;

    @Test
    void endedSessionOpensNothingAndALaterOneDoes() {
        UUID subscriber = readers.optedInTo("newsletter");
        Instant until = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofMinutes(30));
        answers(subscriber, until, 200);

        readers.endSessions(subscriber, 2, until);

        answers(subscriber, until.minusSeconds(1), 401);
        answers(subscriber, until, 401);
        answers(subscriber, until.plusSeconds(1), 200);
    }

    @Test
    void olderEventDoesNotOpenItAgain() {
        UUID subscriber = readers.optedInTo("newsletter");
        Instant until = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofMinutes(30));
        readers.endSessions(subscriber, 3, until);

        readers.endSessions(subscriber, 2, until.minusSeconds(60));
        readers.correct(subscriber, 4, "moved@readers.example");

        answers(subscriber, until, 401);
    }

    @Test
    void sessionEndsWithTheErasure() {
        UUID subscriber = readers.optedInTo("newsletter");

        readers.tellOfErasure(subscriber);

        answers(subscriber, clock.instant().plus(Duration.ofMinutes(5)), 401);
    }

    private void answers(UUID subscriber, Instant until, int status) {
        String session = sessions.mint(subscriber, until);
        PROGRAMS.forEach(path -> given().header("Authorization", "Bearer " + session)
                .get(path)
                .then()
                .statusCode(status));
        PAGES.forEach(
                path -> given().formParam("session", session).post(path).then().statusCode(status));
    }
}
