package org.tocsin.registration.service;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class DatabaseAwayTest {

    @InjectLine
    Line line;

    @Inject
    Mailbox mailbox;

    @AfterEach
    void mend() {
        line.mend();
    }

    @Test
    void aSignUpIsRefusedWhileTheDatabaseIsAwayAndTakenWhenItIsBack() {
        Reader ada = Reader.unheardOf();
        line.cut();

        ada.sends(Map.of("email", ada.email(), "topics", List.of("newsletter")))
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue());
        given().get("/q/health/ready").then().statusCode(503);
        given().accept("text/html").get("/subscribe").then().statusCode(200);

        line.mend();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        ada.signsUp();
        assertEquals(1, mailbox.mails(ada.email(), 1).size());
    }
}
