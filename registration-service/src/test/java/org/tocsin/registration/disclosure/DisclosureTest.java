package org.tocsin.registration.disclosure;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.tocsin.registration.service.Mailbox;
import org.tocsin.registration.service.MovableClock;
import org.tocsin.registration.service.Reader;
import org.tocsin.registration.service.Staff;
import org.tocsin.registration.service.Surroundings;
import org.tocsin.tokens.SessionTokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tocsin.registration.service.Staff.EDITOR;
import static org.tocsin.registration.service.Staff.PRIVACY;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class DisclosureTest {

    @Inject
    Jdbi database;

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    @Inject
    SessionTokens sessionTokens;

    private final Reader ada = Reader.unheardOf();
    private UUID subscriber;

    @BeforeEach
    void subscribe() {
        ada.signsUp();
        given().post(mailbox.link(ada.email(), 1)).then().statusCode(200);
        subscriber = mailbox.mails(ada.email(), 1).get(0).subscriberId();
    }

    @Test
    void nothingLeavesUntilASecondOperatorApprovesAndThenOnlyTheNamedFields() {
        String disclosure = asked(demand());

        PRIVACY.program().post(disclosure + "/export").then().statusCode(409);
        EDITOR.program().post(disclosure + "/actions/approve").then().statusCode(403);
        PRIVACY.program()
                .post(disclosure + "/actions/approve")
                .then()
                .statusCode(200)
                .body("state", is("approved"));
        PRIVACY.program().post(disclosure + "/actions/refuse").then().statusCode(409);

        Response given = EDITOR.program().post(disclosure + "/export");
        assertEquals(200, given.statusCode());
        assertEquals(
                Map.of("email", ada.email(), "locale", "en"), given.jsonPath().getMap(""));
    }

    @Test
    void theWholeRegisterIsReadPageByPage() {
        UUID stranger = UUID.randomUUID();
        database.useHandle(handle -> handle.execute(
                """
                insert into disclosure (id, subscriber_id, authority, legal_basis, fields, asked_by, asked_at, decided_by,
                                        decided_at, approved)
                select gen_random_uuid(), ?, 'A court', 'A law', '{email}', 'editor', now(), 'privacy', now(), false
                  from generate_series(1, 101)""",
                stranger));
        String waiting = asked(demand());

        Response page = PRIVACY.program().get("/api/v1/disclosures");
        assertTrue(waiting.endsWith(page.path("disclosures[0].id")), "what has to be decided comes first");
        Set<String> read = new HashSet<>(page.<List<String>>path("disclosures.id"));
        while (page.path("next") != null) {
            page = PRIVACY.program().get("/api/v1/disclosures?cursor=" + page.path("next"));
            assertTrue(Collections.disjoint(read, page.<List<String>>path("disclosures.id")));
            read.addAll(page.<List<String>>path("disclosures.id"));
        }

        assertEquals(registered(), read.size());
        PRIVACY.program().get("/disclosures").then().body(containsString("Older entries"));
        for (String wrong : List.of("x", UUID.randomUUID().toString())) {
            PRIVACY.program().get("/api/v1/disclosures?cursor=" + wrong).then().statusCode(400);
        }
    }

    private int registered() {
        return database.withHandle(handle -> handle.createQuery("select count(*) from disclosure")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void theReaderIsTold() {
        String disclosure = asked(demand());
        me().body("disclosures", hasSize(0));
        PRIVACY.program().post(disclosure + "/actions/approve").then().statusCode(200);
        me().body("disclosures[0].given", hasSize(0));
        EDITOR.program().post(disclosure + "/export").then().statusCode(200);

        me().body("disclosures[0].authority", is("Regional Court of Vienna"))
                .body("disclosures[0].fields", is(List.of("email", "locale")))
                .body("disclosures[0].given", hasSize(1));
        page().body(containsString("Regional Court of Vienna"), containsString("the e-mail address, the language"));
    }

    @Test
    void whereALawForbidsItTheReaderIsToldByItselfAfterTheLastDay() {
        Map<String, Object> demand = demand();
        demand.put("silenceReason", "section 5 of the order");
        demand.put("silentUntil", today().plusDays(10).toString());
        String disclosure = asked(demand);
        PRIVACY.program().post(disclosure + "/actions/approve").then().statusCode(200);
        EDITOR.program().post(disclosure + "/export").then().statusCode(200);

        clock.advance(Duration.ofDays(10));
        me().body("disclosures", hasSize(0));
        page().body(not(containsString("Regional Court")));
        clock.advance(Duration.ofDays(1));

        me().body("disclosures[0].notToldBefore", is("section 5 of the order"));
        page().body(containsString("We could not tell you earlier: section 5 of the order."));
    }

    @Test
    void silenceNeedsAReasonAndAnEnd() {
        for (Map<String, String> wrong : List.of(
                Map.of("silenceReason", "an order"),
                Map.of("silentUntil", today().plusDays(5).toString()),
                Map.of("silenceReason", "an order", "silentUntil", today().toString()),
                Map.of(
                        "silenceReason",
                        "an order",
                        "silentUntil",
                        today().plusDays(366).toString()),
                Map.of("silenceReason", "an order", "silentUntil", "some day"))) {
            Map<String, Object> demand = demand();
            demand.putAll(wrong);
            ask(demand).then().statusCode(400).body("errors[0].field", startsWith("silen"));
        }
    }

    @Test
    void aDemandWithoutALegalBasisOrForAFieldThatThereIsNotIsRefused() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("legalBasis", ""),
                Map.of("authority", "a\nb c"),
                Map.of("fields", List.of()),
                Map.of("fields", List.of("password")),
                Map.of("email", "nobody-" + UUID.randomUUID() + "@readers.example"))) {
            Map<String, Object> demand = demand();
            demand.putAll(wrong);
            ask(demand)
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", is(wrong.keySet().iterator().next()));
        }
    }

    @Test
    void nobodyLearnsWhoReadsByADemandThatCannotBeRegistered() {
        Map<String, Object> stranger = demand();
        stranger.put("email", "nobody-" + UUID.randomUUID() + "@readers.example");
        stranger.put("authority", "");
        Map<String, Object> known = demand();
        known.put("authority", "");
        assertEquals(ask(known).asString(), ask(stranger).asString());
        EDITOR.program()
                .contentType(ContentType.JSON)
                .body("null")
                .post("/api/v1/disclosures")
                .then()
                .statusCode(400);
    }

    @Test
    void anApprovalHoldsForThirtyDays() {
        String disclosure = asked(demand());
        PRIVACY.program().post(disclosure + "/actions/approve").then().statusCode(200);
        clock.advance(Duration.ofDays(30));
        EDITOR.program().post(disclosure + "/export").then().statusCode(200);
        clock.advance(Duration.ofMillis(1));
        EDITOR.program().post(disclosure + "/export").then().statusCode(409);
    }

    @Test
    void operatorsSeeAddressesMaskedAndTheirPageWorksInABrowser() {
        EDITOR.browser()
                .formParams(demand())
                .post("/disclosures")
                .then()
                .statusCode(200)
                .body(containsString("Somebody else has to approve it."), not(containsString(ada.email())));
        String id = EDITOR.program().get("/api/v1/disclosures").path("disclosures[0].id");
        EDITOR.browser().get("/disclosures").then().body(not(containsString("/approve")));
        PRIVACY.browser().get("/disclosures").then().body(containsString("/disclosures/" + id + "/approve"));
        PRIVACY.browser()
                .post("/disclosures/" + id + "/approve")
                .then()
                .statusCode(200)
                .body(containsString("Approved."), containsString("r…@r….example"));
        PRIVACY.browser()
                .accept("*/*")
                .post("/disclosures/" + id + "/export")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("disclosure-" + id + ".json"));
        EDITOR.browser()
                .formParam("email", ada.email())
                .formParam("authority", "The court of <b>")
                .post("/disclosures")
                .then()
                .statusCode(400)
                .body(containsString("legalBasis-error"), containsString("The court of &lt;b&gt;"));
    }

    @Test
    void nobodyElseGetsIn() {
        given().accept("text/html")
                .get("/disclosures")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Basic "));
        given().get("/api/v1/disclosures").then().statusCode(401);
        given().header("Authorization", "Bearer " + session())
                .get("/api/v1/disclosures")
                .then()
                .statusCode(401);
        new Staff("somebody").browser().get("/disclosures").then().statusCode(401);
        EDITOR.browserOn("cross-site")
                .formParams(demand())
                .post("/disclosures")
                .then()
                .statusCode(401);
    }

    private Map<String, Object> demand() {
        return new HashMap<>(Map.of(
                "email",
                ada.email(),
                "authority",
                "Regional Court of Vienna",
                "legalBasis",
                "section 138 of the code of criminal procedure, order 12 Hv 3/26",
                "fields",
                List.of("email", "locale")));
    }

    private static Response ask(Map<String, Object> demand) {
        return EDITOR.program().contentType(ContentType.JSON).body(demand).post("/api/v1/disclosures");
    }

    private static String asked(Map<String, Object> demand) {
        return ask(demand).then().statusCode(201).extract().header("Location");
    }

    private ValidatableResponse me() {
        return given().header("Authorization", "Bearer " + session())
                .get("/api/v1/me")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse page() {
        return given().formParam("session", session()).post("/account").then().statusCode(200);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private String session() {
        return sessionTokens.mint(subscriber, clock.instant().plus(Duration.ofMinutes(30)));
    }
}
