package org.tocsin.registration.inviting;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.events.wire.AccountMail;
import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.erasure.EraseSubscriber;
import org.tocsin.registration.postgres.Identities;
import org.tocsin.registration.service.Mailbox;
import org.tocsin.registration.service.Reader;
import org.tocsin.registration.service.Staff;
import org.tocsin.registration.service.Surroundings;
import org.tocsin.registration.subscriber.SubscriberId;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class InvitationsTest {

    @Inject
    Mailbox mailbox;

    @Inject
    Jdbi database;

    @Inject
    Identities identities;

    @Inject
    EraseSubscriber eraseSubscriber;

    private final Reader ada = Reader.unheardOf();

    @Test
    void listOptsNobodyInAndTheLinkOfItsLetterDoes() {
        invite("email,name,language\n" + ada.email() + ",\"Lovelace, \"\"Ada\"\"\",en-GB\n")
                .body("invited", is(1))
                .body("refused", empty());

        AccountMail letter = mailbox.letters(idOf(ada.email()), 1).get(0);
        assertEquals("invited", letter.about());
        assertEquals("Lovelace, \"Ada\"", letter.name().orElseThrow());
        assertEquals(0, confirmed(ada.email()));

        given().post(URI.create(letter.link().orElseThrow()).getPath()).then().statusCode(200);
        assertEquals(
                "invitation",
                mailbox.states(idOf(ada.email()), 1).get(0).requests().get(0).via());
    }

    @Test
    void listSentTwiceWritesToNobodyTwice() {
        invite(ada.email()).body("invited", is(1));
        invite(ada.email()).body("invited", is(0)).body("refused.line", contains(1));
        assertEquals(1, mailbox.requestsFor(ada.email()));
    }

    @Test
    void whoIsSubscribedOrErasedIsLeftAloneAndTheTwoLookTheSame() {
        Reader erased = Reader.unheardOf();
        for (Reader known : List.of(ada, erased)) {
            known.signsUp();
            given().post(mailbox.link(known.email(), 1)).then().statusCode(200);
        }
        eraseSubscriber.erase(new SubscriberId(idOf(erased.email())));

        String known = "refused.find { it.line == %d }.reason";
        ValidatableResponse answer = invite(ada.email() + "\n" + erased.email()).body("invited", is(0));
        String ofSubscribed = answer.extract().path(known.formatted(1));
        answer.body(known.formatted(2), is(ofSubscribed));
        assertEquals(0, mailbox.peopleAt(erased.email()));
    }

    @Test
    void faultyLineIsNamedByItsNumberAndReasonAndStopsNoOther() {
        Staff.EDITOR
                .program()
                .contentType("text/csv")
                .queryParam("topic", "newsletter")
                .queryParam("first", 501)
                .body("nobody\n\n" + ada.email() + "\n\"open," + ada.email() + "\n")
                .post("/api/v1/invitations")
                .then()
                .statusCode(200)
                .body("invited", is(1))
                .body("refused.line", contains(501, 504))
                .body("refused[0].reason", containsString("email: "))
                .body("refused.reason.toString()", not(containsString("nobody")));
    }

    @Test
    void onlyOperatorsInviteAndOnlyToWhatIsOffered() {
        given().contentType("text/csv")
                .body(ada.email())
                .post("/api/v1/invitations")
                .then()
                .statusCode(401);
        request()
                .queryParam("topic", "no-such")
                .body(ada.email())
                .post("/api/v1/invitations")
                .then()
                .statusCode(400);
        request().body(ada.email()).post("/api/v1/invitations").then().statusCode(400);
        request()
                .queryParam("topic", "newsletter")
                .body("x@y.example\n".repeat(501))
                .post("/api/v1/invitations")
                .then()
                .statusCode(413);
        assertEquals(0, mailbox.requestsFor(ada.email()));
    }

    private static ValidatableResponse invite(String list) {
        return request()
                .queryParam("topic", "newsletter")
                .body(list)
                .post("/api/v1/invitations")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification request() {
        return Staff.EDITOR.program().contentType("text/csv");
    }

    private UUID idOf(String email) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        database.withHandle(handle -> handle.createQuery("select id from subscriber where identity = ?")
                                .bind(0, identities.of(new EmailAddress(email)))
                                .mapTo(UUID.class)
                                .one()));
    }

    private int confirmed(String email) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.withHandle(handle -> handle.createQuery(
                                "select count(*) from subscriber where identity = ? and confirmed_at is not null")
                        .bind(0, identities.of(new EmailAddress(email)))
                        .mapTo(Integer.class)
                        .one()));
    }
}
