package org.tocsin.preference.sharing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.backing.BackingServices;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.preference.confirming.ConfirmedReaders;
import org.tocsin.preference.confirming.HistorySteps;
import org.tocsin.preference.leaving.Links;
import org.tocsin.preference.ledger.Hash;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class SponsorFeedTest {

    private static final String SPONSOR = "kaspersky-lab";
    private static final String FEED = "/api/v1/sponsors/kaspersky-lab/subscribers";
    private static final String CREDENTIAL = "Bearer only-for-the-tests-of-one-sponsor";

    @Inject
    ConfirmedReaders readers;

    @Inject
    HistorySteps steps;

    @Inject
    Links links;

    @Inject
    Jdbi jdbi;

    @Inject
    MeterRegistry metrics;

    private static String start = "p0";

    @BeforeEach
    void whatOtherTestsLeftIsRead() {
        readAll();
    }

    @Test
    void whoConsentsIsInTheFeedWithTheAgreedFieldsOnly() {
        readers.sharingWith(SPONSOR, "newsletter");

        JsonPath page = page();

        assertEquals(List.of("reader@readers.example"), page.getList("subscribers.email"));
        assertEquals(
                List.of("reference", "email", "consentedAt"),
                List.copyOf(page.getMap("subscribers[0]").keySet()));
    }

    @Test
    void whoOnlySubscribesIsNot() {
        readers.optedInTo("newsletter");
        readers.sharingWith("another-sponsor", "newsletter");

        assertEquals(List.of(), page().getList("subscribers"));
    }

    @Test
    void whoWithdrawsIsRecalledAndGone() {
        UUID subscriber = readers.sharingWith(SPONSOR, "newsletter");
        String reference = page().getString("subscribers[0].reference");
        String before = start;

        leaveEverything(subscriber);

        JsonPath page = page();
        assertEquals(List.of(), page.getList("subscribers"));
        assertEquals(List.of(reference), page.getList("recalls.reference"));
        assertEquals(List.of("withdrawn"), page.getList("recalls.reason"));
        start = before;
        assertEquals(List.of(), page().getList("subscribers"));
        assertEquals(0, count("select count(*) from contact where subscriber_id = ?", subscriber));
    }

    @Test
    void whoWithdrawsBeforeTheSponsorLookedWasNeverThere() {
        UUID subscriber = readers.sharingWith(SPONSOR, "newsletter");

        leaveEverything(subscriber);

        JsonPath page = page();
        assertEquals(List.of(), page.getList("subscribers"));
        assertEquals(List.of(), page.getList("recalls"));
    }

    @Test
    void whoIsErasedIsRecalledWithoutATrace() {
        UUID subscriber = readers.sharingWith(SPONSOR, "newsletter");
        page();

        readers.tellOfErasure(subscriber);

        assertEquals(List.of("erased"), page().getList("recalls.reason"));
        assertEquals(0, count("select count(*) from sharing where subscriber_id = ?", subscriber));
        assertEquals(0, count("select count(*) from contact where subscriber_id = ?", subscriber));
    }

    @Test
    void whoIsCorrectedIsRecalledAndShownAgain() {
        UUID subscriber = readers.sharingWith(SPONSOR, "newsletter");
        String reference = page().getString("subscribers[0].reference");

        readers.correct(subscriber, 2, "other@readers.example");
        readers.correct(subscriber, 3, "other@readers.example");

        JsonPath page = page();
        assertEquals(List.of("corrected"), page.getList("recalls.reason"));
        assertEquals(List.of("other@readers.example"), page.getList("subscribers.email"));
        assertEquals(reference, page.getString("subscribers[0].reference"));
    }

    @Test
    void whatTheSponsorDoesNotGetIsCorrectedWithoutAWord() {
        UUID subscriber = readers.sharingWith(SPONSOR, "newsletter");
        page();

        readers.tell(new SubscriberState(
                subscriber, 2, "reader@readers.example", Optional.of("Reader"), "de", Instant.EPOCH, List.of()));

        JsonPath page = page();
        assertEquals(List.of(), page.getList("recalls"));
        assertEquals(List.of(), page.getList("subscribers"));
    }

    @Test
    void everyPageIsInTheLedgerWithTheHashOfWhatLeft() {
        readers.sharingWith(SPONSOR, "newsletter");

        byte[] body = authorized().get(FEED + "?cursor=" + start).asByteArray();

        int rows = jdbi.<Integer, RuntimeException>withHandle(handle -> handle.createQuery(
                        """
                        select count(*) from disclosure join disclosed on disclosure_id = id
                         where sha256 = ? and people = 1 and fields = 'email' and sponsor = ?
                        """)
                .bind(0, Hash.digest(body).octets())
                .bind(1, SPONSOR)
                .mapTo(Integer.class)
                .one());
        assertEquals(1, rows);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        for (int reader = 0; reader < 7; reader++) {
            readers.sharingWith(SPONSOR, "newsletter");
        }

        List<Object> references = readAll();

        assertEquals(7, references.size());
        assertEquals(7, references.stream().distinct().count());
        assertEquals(List.of(), page().getList("subscribers"));
    }

    @Test
    void csvHoldsTheSame() {
        readers.sharingWith(SPONSOR, "newsletter");

        String csv =
                authorized().accept("text/csv").get(FEED + "?cursor=" + start).asString();

        List<String> lines = csv.lines().toList();
        assertEquals("kind,reference,email,name,locale,at,reason", lines.get(0));
        assertTrue(lines.get(1).contains("\"reader@readers.example\",\"\",\"\","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer wrong-wrong-wrong-wrong-wrong-wrong", "Basic YTpi", "Bearer ", "only-for-the-tests"})
    void otherCredentialIsRefusedAndThatIsRecorded(String authorization) {
        double before = trespasses("sponsor-credential");

        given().header("Authorization", authorization).get(FEED).then().statusCode(401);

        assertEquals(before + 1, trespasses("sponsor-credential"));
    }

    @Test
    void noCredentialIsRefused() {
        given().get(FEED).then().statusCode(401).header("WWW-Authenticate", is("Bearer"));
    }

    @Test
    void otherSponsorsFeedLooksLikeOneThatDoesNotExistAndThatIsRecorded() {
        double before = trespasses("sponsor-feed");
        String other = authorized()
                .get("/api/v1/sponsors/another-sponsor/subscribers")
                .then()
                .statusCode(404)
                .extract()
                .asString();
        String none = authorized()
                .get("/api/v1/sponsors/nobody/subscribers")
                .then()
                .statusCode(404)
                .extract()
                .asString();

        assertEquals(none, other);
        assertEquals(before + 2, trespasses("sponsor-feed"));
    }

    private double trespasses(String what) {
        return metrics.counter("tocsin.trespasses", "what", what).count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "p", "p-1", "p01", "p99999999999999999999", "p1 or 1=1"})
    void madeUpCursorIsRefused(String cursor) {
        authorized()
                .queryParam("cursor", cursor)
                .get(FEED)
                .then()
                .statusCode(400)
                .body("errors[0].field", is("cursor"));
    }

    @Test
    void cursorBeyondTheEndIsRefused() {
        authorized()
                .queryParam("cursor", "p999999999999")
                .get(FEED)
                .then()
                .statusCode(400)
                .body("errors[0].field", is("cursor"));
    }

    @Test
    void cursorOfLastWeekLeadsToWhatIsTrueNow() {
        String lastWeek = start;
        UUID gone = readers.sharingWith(SPONSOR, "newsletter");
        String reference = page().getString("subscribers[0].reference");
        readers.sharingWith(SPONSOR, "newsletter");
        leaveEverything(gone);
        start = lastWeek;

        JsonPath page = page();

        assertEquals(1, page.getList("subscribers").size());
        assertEquals(List.of(reference), page.getList("recalls.reference"));
        assertFalse(page.getList("subscribers.reference").contains(reference));
    }

    @Test
    void whoseContactComesAfterTheSponsorHasReadOnIsShownAllTheSame() {
        UUID late = readers.optedInTo("newsletter");
        steps.consentWithoutContact(late, SPONSOR);
        readers.sharingWith(SPONSOR, "newsletter");
        assertEquals(1, page().getList("subscribers").size());

        readers.correct(late, 2, "late@readers.example");

        assertEquals(List.of("late@readers.example"), page().getList("subscribers.email"));
    }

    @Test
    void sponsorsCountSeparately() {
        readers.sharingWith("another-sponsor", "newsletter");
        String before = page().getString("next");
        readers.sharingWith("another-sponsor", "newsletter");

        assertEquals(before, page().getString("next"));
    }

    @Test
    void nameThatASpreadsheetWouldRunIsMadeHarmless() {
        FeedEntry entry = new FeedEntry.Shared(
                1,
                new UUID(0, 1),
                Instant.EPOCH,
                Optional.of("reader@readers.example"),
                Optional.of("=cmd(\"x\")"),
                Optional.empty());

        String csv = FeedCsv.write(FeedPage.of(List.of(entry), FeedCursor.START));

        assertTrue(csv.contains("\"'=cmd(\"\"x\"\")\""), csv);
        assertFalse(csv.contains("\"=cmd"));
    }

    private JsonPath page() {
        JsonPath page = authorized()
                .get(FEED + "?cursor=" + start)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        start = page.getString("next");
        return page;
    }

    private List<Object> readAll() {
        List<Object> references = new ArrayList<>();
        String before;
        do {
            before = start;
            references.addAll(page().getList("subscribers.reference"));
        } while (!before.equals(start));
        return references;
    }

    private void leaveEverything(UUID subscriber) {
        ValidatableResponse left = given().header("Content-Type", "application/x-www-form-urlencoded")
                .body("leave=everything")
                .post(links.unsubscribe(subscriber, "newsletter"))
                .then();
        left.statusCode(200).contentType(startsWith("text/html"));
    }

    private int count(String query, UUID subscriber) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .bind(0, subscriber)
                .mapTo(Integer.class)
                .one());
    }

    private static RequestSpecification authorized() {
        return given().header("Authorization", CREDENTIAL);
    }
}
