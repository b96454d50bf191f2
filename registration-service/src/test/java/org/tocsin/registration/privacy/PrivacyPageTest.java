package org.tocsin.registration.privacy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.tocsin.registration.service.Surroundings;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class PrivacyPageTest {

    @Test
    void thePolicyIsThereUnderItsDateToo() {
        for (String path : new String[] {"/privacy", "/privacy/2026-11-23"}) {
            given().accept("text/html")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body(containsString("<h1>Privacy policy</h1>"))
                    .body(containsString("Threatpost"))
                    .body(not(containsString("PUBLISHER")))
                    .body(containsString("In force since"));
        }
    }

    @Test
    void aVersionThatNeverWasIsNotFound() {
        given().accept("text/html").get("/privacy/1999-01-01").then().statusCode(404);
        given().accept("text/html").get("/privacy/..%2Fapplication").then().statusCode(404);
    }

    @Test
    void theRecordOfProcessingNamesWhatEveryServiceHolds() {
        given().get("/privacy/records")
                .then()
                .statusCode(200)
                .body(
                        containsString("In registration-service"),
                        containsString("In mailing-service"),
                        containsString("remembered_browser"),
                        containsString("e-mail addresses"));
    }

    @Test
    void vendorsAndSponsorsAreNamed() {
        given().get("/privacy/vendors")
                .then()
                .statusCode(200)
                .body(containsString("runs all of this itself"), containsString("Kaspersky Lab"));
    }
}
