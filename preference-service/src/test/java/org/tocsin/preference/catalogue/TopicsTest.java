package org.tocsin.preference.catalogue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.blankString;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class TopicsTest {

    @Test
    void everyTopicHasItsPurposeInOneSentence() {
        given().get("/api/v1/topics")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body(
                        "topics.topic",
                        contains("security-alerts", "newsletter", "service-news", "informative", "special-offers"))
                .body("topics.name", everyItem(not(blankString())))
                .body("topics.purpose", everyItem(endsWith(".")))
                .body("topics.frequency", everyItem(not(blankString())))
                .body("topics[0].name", is("Security alerts"));
    }
}
