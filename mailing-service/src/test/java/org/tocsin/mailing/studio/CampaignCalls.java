package org.tocsin.mailing.studio;

import java.time.Duration;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** What an operator's program asks of {@code /api/v1/campaigns}. */
public final class CampaignCalls {

    private CampaignCalls() {}

    /** With the token of the tests' only operator. */
    public static RequestSpecification operator() {
        return given().header("Authorization", "Bearer only-for-the-tests-never-in-production")
                .contentType(ContentType.JSON);
    }

    /** A new campaign's id. */
    public static String create(Map<String, ?> campaign) {
        return operator()
                .body(campaign)
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/campaigns/"))
                .extract()
                .path("id");
    }

    public static Map<String, String> campaign(String kind, String topic, String subject, String markdown) {
        return Map.of("kind", kind, "topic", topic, "subject", subject, "markdown", markdown);
    }

    public static ValidatableResponse awaitState(String id, String state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        operator().get("/api/v1/campaigns/{id}", id).then().body("state", equalTo(state)));
        return operator().get("/api/v1/campaigns/{id}", id).then();
    }
}
