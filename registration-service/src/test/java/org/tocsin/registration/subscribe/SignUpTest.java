package org.tocsin.registration.subscribe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.tocsin.events.wire.ConfirmationMail;
import org.tocsin.registration.service.Mailbox;
import org.tocsin.registration.service.MovableClock;
import org.tocsin.registration.service.Reader;
import org.tocsin.registration.service.Surroundings;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class SignUpTest {

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    @Test
    void whoSignsUpIsMailedALink() {
        Reader ada = Reader.unheardOf();

        ada.sends(Map.of(
                        "email", ada.email().replace("@readers", "@Bücher"),
                        "name", "{config:tocsin.tokens.keys} <b>Ada</b>",
                        "locale", "de-at",
                        "topics", List.of("newsletter", "security-alerts"),
                        "sponsorConsents", List.of("kaspersky-lab")))
                .then()
                .statusCode(202);

        ConfirmationMail mail = mailbox.mails(ada.email().replace("@readers", "@xn--bcher-kva"), 1)
                .get(0);
        assertEquals(Optional.of("{config:tocsin.tokens.keys} <b>Ada</b>"), mail.name());
        assertEquals("de-AT", mail.locale());
        assertEquals(List.of("newsletter", "security-alerts"), mail.topics());
        assertEquals(clock.instant().plus(Duration.ofDays(3)), mail.expiresAt());
        assertTrue(mail.confirmLink().startsWith("http://localhost:8080/confirm/a.confirm."), mail::confirmLink);
    }

    @Test
    void nobodyLearnsWhetherAnAddressIsKnown() {
        Reader known = Reader.unheardOf();
        known.signsUp();
        known.from().post(mailbox.link(known.email(), 1)).then().statusCode(200);
        clock.advance(Duration.ofDays(2));
        Reader unknown = Reader.unheardOf();

        Response toKnown = known.signsUp();
        Response toUnknown = unknown.signsUp();

        assertEquals(toUnknown.statusCode(), toKnown.statusCode());
        assertEquals(toUnknown.asString(), toKnown.asString());
        assertEquals(headers(toUnknown), headers(toKnown));
        assertEquals(1, mailbox.mails(unknown.email(), 1).size());
        assertEquals(2, mailbox.mails(known.email(), 2).size(), "who is known gets a mail, too");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"topics\":[\"newsletter\"]} | email",
                "{\"email\":null,\"topics\":[\"newsletter\"]} | email",
                "{\"email\":\"nobody\",\"topics\":[\"newsletter\"]} | email",
                "{\"email\":5,\"topics\":[\"newsletter\"]} | email",
                "{\"email\":[\"a@readers.example\"],\"topics\":[\"newsletter\"]} | email",
                "{\"email\":\"a@readers.example\\r\\nBcc: b@readers.example\",\"topics\":[\"newsletter\"]} | email",
                "{\"email\":\"a@readers.example\",\"name\":\"Ada\\r\\nBcc: b@readers.example\",\"topics\":[\"newsletter\"]} | name",
                "{\"email\":\"a@readers.example\",\"name\":\"Ada\\u0000\",\"topics\":[\"newsletter\"]} | name",
                "{\"email\":\"a@readers.example\",\"locale\":\"not a tag\",\"topics\":[\"newsletter\"]} | locale",
                "{\"email\":\"a@readers.example\"} | topics",
                "{\"email\":\"a@readers.example\",\"topics\":[]} | topics",
                "{\"email\":\"a@readers.example\",\"topics\":\"newsletter\"} | topics",
                "{\"email\":\"a@readers.example\",\"topics\":[\"gossip\"]} | topics",
                "{\"email\":\"a@readers.example\",\"topics\":[null]} | topics",
                "{\"email\":\"a@readers.example\",\"topics\":[\"newsletter\"],\"sponsorConsents\":[\"all\"]} | sponsorConsents",
                "{\"email\":\"a@readers.example\",\"topics\":[\"newsletter\"],\"confirmed\":true} | confirmed",
            })
    void whatIsWrongIsSaidAtItsField(String body, String field) {
        Reader.unheardOf()
                .sends(body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItems(startsWith(field)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"email\":", "nonsense", "null", "[]", "{} {}"})
    void whatIsNoJsonObjectIsRefused(String body) {
        Reader.unheardOf().sends(body).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void anotherContentTypeIsRefused() {
        given().contentType("text/plain")
                .body("{\"email\":\"a@readers.example\",\"topics\":[\"newsletter\"]}")
                .post("/api/v1/subscribers")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void aHugeBodyIsRefused() {
        given().contentType(ContentType.JSON)
                .body("{\"email\":\"" + "a".repeat(200_000) + "\"}")
                .post("/api/v1/subscribers")
                .then()
                .statusCode(413);
    }

    @Test
    void whatIsNotHereIsNotFound() {
        given().get("/nothing").then().statusCode(404).body("status", is(404));
    }

    private static List<String> headers(Response response) {
        return response.headers().asList().stream()
                .map(Header::toString)
                .sorted()
                .toList();
    }
}
