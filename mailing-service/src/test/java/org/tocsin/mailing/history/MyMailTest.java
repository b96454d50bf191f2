package org.tocsin.mailing.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.tocsin.events.EventType;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.mailing.EventTopics;
import org.tocsin.tokens.SessionTokens;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
class MyMailTest {

    private static final String SENT =
            """
            with sent as (
                insert into campaign (id, kind, topic, subject, markdown, state, created_at)
                values (gen_random_uuid(), 'alert', 'security-alerts', :subject, 'x', 'draft', now()) returning id)
            insert into delivery (campaign_id, subscriber_id, state, epoch)
            select id, :reader, 'accepted', 1 from sent""";

    private static final String LETTER =
            """
            insert into transactional_mail (mail_id, subscriber_id, kind, state, expires_at, finished_at)
            values (gen_random_uuid(), :reader, 'sign-in', 'accepted', now(), now())""";

    @Inject
    SessionTokens sessions;

    @Inject
    EventTopics topics;

    @Inject
    Clock clock;

    @Inject
    Jdbi jdbi;

    @Inject
    MeterRegistry metrics;

    private final UUID reader = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @BeforeEach
    void sendMail() {
        for (UUID one : List.of(reader, other)) {
            jdbi.useHandle(handle -> {
                handle.execute(
                        """
                        insert into subscriber (id, version, email, locale, confirmed_at)
                        values (?, 1, 'x@readers.example', 'en', now())""",
                        one);
                handle.createUpdate(SENT)
                        .bind("reader", one)
                        .bind("subject", "To <" + one + ">")
                        .execute();
            });
        }
        jdbi.useHandle(
                handle -> handle.createUpdate(LETTER).bind("reader", reader).execute());
    }

    @Test
    void aReaderSeesWhatWasSentToThemAndNobodyElsesMail() {
        given().formParam("session", session())
                .post("/account/mail")
                .then()
                .statusCode(200)
                .body(
                        containsString("To &lt;" + reader),
                        containsString("A link to sign in"),
                        not(containsString("" + other)));
    }

    @Test
    void theSameIsThereAsJsonAndAsAFile() {
        given().header("Authorization", "Bearer " + session())
                .get("/api/v1/me/mail")
                .then()
                .statusCode(200)
                .body("campaigns.subject", is(List.of("To <" + reader + ">")))
                .body("letters.kind", is(List.of("sign-in")));
        given().formParam("session", session())
                .post("/account/mail/export")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("my-mail.json"))
                .body("campaigns.state", is(List.of("accepted")));
    }

    @Test
    void nobodySeesItWithoutASessionOrAfterTheErasure() {
        given().get("/account/mail").then().statusCode(200).body(containsString("Sign in"));
        double before = refused();
        given().formParam("session", session() + "x")
                .post("/account/mail")
                .then()
                .statusCode(401);
        assertEquals(before + 1, refused());
        given().get("/api/v1/me/mail").then().statusCode(401);
        jdbi.useHandle(handle -> handle.execute(
                """
                update subscriber set email = null, name = null, locale = null, confirmed_at = null, erased_at = now()
                 where id = ?""",
                reader));

        given().formParam("session", session()).post("/account/mail").then().statusCode(401);
    }

    @Test
    void aSessionThatWasEndedOpensNothingAndALaterOneDoes() {
        Instant until = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofMinutes(5));
        tell(2, Optional.of(until));
        tell(3, Optional.empty());
        await().until(() -> version() == 3);

        answers(until, 401);
        answers(until.plusSeconds(1), 200);
    }

    private void tell(long version, Optional<Instant> endedUpTo) {
        topics.publish(
                EventType.SUBSCRIBER_CORRECTED,
                reader,
                new SubscriberState(
                        reader,
                        version,
                        "x@readers.example",
                        Optional.empty(),
                        "en",
                        clock.instant(),
                        List.of(),
                        endedUpTo));
    }

    private long version() {
        return jdbi.withHandle(handle -> handle.createQuery("select version from subscriber where id = :reader")
                .bind("reader", reader)
                .mapTo(Long.class)
                .one());
    }

    private void answers(Instant until, int status) {
        String session = sessions.mint(reader, until);
        given().formParam("session", session).post("/account/mail").then().statusCode(status);
        given().header("Authorization", "Bearer " + session)
                .get("/api/v1/me/mail")
                .then()
                .statusCode(status);
    }

    private String session() {
        return sessions.mint(reader, clock.instant().plus(Duration.ofMinutes(5)));
    }

    private double refused() {
        return metrics.counter("tocsin.trespasses", "what", "session").count();
    }
}
