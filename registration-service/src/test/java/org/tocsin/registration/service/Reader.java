package org.tocsin.registration.service;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Somebody nobody has heard of before, at home in a network of their own. */
public record Reader(String email, String network) {

    public static Reader unheardOf() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new Reader(
                "reader-" + UUID.randomUUID().toString().substring(0, 12) + "@readers.example",
                "10." + random.nextInt(256) + "." + random.nextInt(256) + ".7");
    }

    /** For security alerts, by the API; fails unless the answer is 202. */
    public Response signsUp() {
        return signsUpAs(email);
    }

    public Response signsUpAs(String spelling) {
        Response answer = sends(Map.of("email", spelling, "topics", List.of("security-alerts")));
        assertEquals(202, answer.statusCode(), answer::asString);
        return answer;
    }

    public Response sends(Object body) {
        return from().contentType(ContentType.JSON).body(body).post("/api/v1/subscribers");
    }

    /** A request from this reader's network, as the gateway passes it on. */
    public RequestSpecification from() {
        return given().header("X-Forwarded-For", network);
    }
}
