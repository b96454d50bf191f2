package org.tocsin.registration.export;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.tocsin.registration.erasure.EraseSubscriber;
import org.tocsin.registration.service.InjectNeighbours;
import org.tocsin.registration.service.Mailbox;
import org.tocsin.registration.service.MovableClock;
import org.tocsin.registration.service.Neighbours;
import org.tocsin.registration.service.Reader;
import org.tocsin.registration.service.Surroundings;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.sealing.ReaderKey;
import org.tocsin.tokens.SessionTokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ExportTest {

    private static final String MAIL = "/api/v1/me/mail";
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    @InjectNeighbours
    Neighbours neighbours;

    @Inject
    EraseSubscriber eraseSubscriber;

    @Inject
    ForgetExports forgetExports;

    @Inject
    MeterRegistry meters;

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    @Inject
    Jdbi database;

    @Inject
    SessionTokens sessionTokens;

    private final Reader ada = Reader.unheardOf();
    private UUID subscriber;
    private String session;

    @BeforeEach
    void subscribe() {
        ada.signsUp();
        given().post(mailbox.link(ada.email(), 1)).then().statusCode(200);
        subscriber = mailbox.mails(ada.email(), 1).get(0).subscriberId();
        session = sessionTokens.mint(subscriber, clock.instant().plus(Duration.ofMinutes(30)));
    }

    @Test
    void oneFileHoldsWhatAllServicesHoldAndIsWhatItsSchemaSays() {
        neighbours.answer(session, MAIL, mailOf(10_000));
        neighbours.answer(session, "/api/v1/me/consents", "{\"receipts\":[{\"record_id\":1}]}");
        neighbours.answer(session, "/api/v1/me/sharing", "{\"sharing\":[]}");
        neighbours.answer(session, "/api/v1/me/preferences", "{\"version\":1,\"topics\":[],\"sponsors\":[]}");
        ask().then().statusCode(202).body(containsString("<progress"));

        awaitFile();

        Response file = file();
        file.then()
                .header("Content-Disposition", containsString("my-data.json"))
                .body("account.email", is(ada.email()), "mail.campaigns", hasSize(10_000))
                .body("consents.receipts", hasSize(1));
        String schema = given().get("/api/v1/me/export/schema").asString();
        assertEquals(Set.of(), SCHEMAS.getSchema(schema).validate(file.asString(), InputFormat.JSON));
        given().header("Authorization", "Bearer " + session)
                .get("/api/v1/me/export")
                .then()
                .statusCode(200)
                .body("account.subscriberId", is(subscriber.toString()));
    }

    @Test
    void progressIsShownWhileItIsMadeAndAskingAgainBeginsNoSecondOne() {
        CountDownLatch mail = neighbours.hold(session, MAIL);
        ask().then().statusCode(202);
        Awaitility.await().until(() -> progress().asString().contains("4 of 5 parts"));
        ask().then().statusCode(202).body(containsString("4 of 5 parts"));
        given().header("Authorization", "Bearer " + session)
                .get("/api/v1/me/export")
                .then()
                .statusCode(202)
                .body("state", is("making"), "done", is(4), "of", is(5));
        mail.countDown();
        awaitFile();
    }

    @Test
    void whoAsksAHundredTimesGetsTenAndKeepsTheNewest() {
        for (int time = 0; time < 10; time++) {
            ask().then().statusCode(202);
            awaitFile();
        }
        for (int time = 10; time < 100; time++) {
            ask().then().statusCode(429).body(containsString("Download my data"));
        }
        given().header("Authorization", "Bearer " + session)
                .post("/api/v1/me/export")
                .then()
                .statusCode(429)
                .contentType("application/problem+json");
        assertEquals(200, file().statusCode());
        assertEquals(1, rows());
    }

    @Test
    void anErasureWhileAnExportIsMadeEndsItAndLeavesNothing() {
        double before = counted("unwanted");
        CountDownLatch mail = neighbours.hold(session, MAIL);
        neighbours.answer(session, MAIL, mailOf(1));
        ask().then().statusCode(202);
        Awaitility.await().until(() -> progress().asString().contains("4 of 5 parts"));

        eraseSubscriber.erase(new SubscriberId(subscriber));
        mail.countDown();

        Awaitility.await().until(() -> counted("unwanted") == before + 1);
        assertEquals(0, rows());
        ask().then().statusCode(401);
    }

    @Test
    void aServiceThatIsAwayMakesNoIncompleteFile() {
        neighbours.answer(session, MAIL, "broken");
        ask().then().statusCode(202);
        Awaitility.await().until(() -> progress().asString().contains("could not be fetched"));
        given().header("Authorization", "Bearer " + session)
                .get("/api/v1/me/export")
                .then()
                .statusCode(404);
    }

    @Test
    void whatAnOlderVersionBesideThisOneSealedIsNotHandedOut() {
        ask();
        awaitFile();
        database.useHandle(handle ->
                handle.execute("update export set document = '\\x6101ff' where subscriber_id = ?", subscriber));

        file().then().statusCode(200).contentType("text/html");
    }

    @Test
    void anExportIsSealedAndDeletedAfterADay() {
        ask();
        awaitFile();
        byte[] stored = database.withHandle(
                handle -> handle.createQuery("select document from export where subscriber_id = :id")
                        .bind("id", subscriber)
                        .mapTo(byte[].class)
                        .one());
        assertTrue(
                ReaderKey.isSealed(new String(stored, StandardCharsets.UTF_8)),
                "under the key that an erasure destroys");
        clock.advance(Duration.ofDays(1).minusMillis(1));
        forgetExports.forget();
        assertEquals(1, rows());
        clock.advance(Duration.ofMillis(1));
        forgetExports.forget();
        assertEquals(0, rows());
    }

    private Response ask() {
        return given().formParam("session", session).post("/account/export");
    }

    private Response progress() {
        return given().formParam("session", session).post("/account/export/progress");
    }

    private Response file() {
        return given().formParam("session", session).post("/account/export/file");
    }

    private void awaitFile() {
        Awaitility.await().until(() -> progress().asString().contains("Your file is ready"));
    }

    private double counted(String outcome) {
        return meters.counter("tocsin.exports", "outcome", outcome).count();
    }

    private int rows() {
        return database.withHandle(handle -> handle.createQuery("select count(*) from export where subscriber_id = :id")
                .bind("id", subscriber)
                .mapTo(Integer.class)
                .one());
    }

    private String mailOf(int campaigns) {
        String sent = IntStream.range(0, campaigns)
                .mapToObj(number -> "{\"campaignId\":\"" + new UUID(1, number)
                        + "\",\"topic\":\"newsletter\",\"subject\":\"Issue " + number
                        + "\",\"state\":\"accepted\",\"at\":\"2026-11-23T10:00:00Z\"}")
                .collect(Collectors.joining(","));
        return "{\"subscriberId\":\"" + subscriber + "\",\"known\":true,\"campaigns\":[" + sent
                + "],\"letters\":[],\"received\":[],\"bounces\":[]}";
    }
}
