package org.tocsin.mailing.inbound.receiving;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What is more than a day allows is kept and shown. */
@QuarkusTest
class HeldMailTest extends WaitingMail {

    private static final String SECRET = "only-for-the-tests-never-in-production";

    @ParameterizedTest
    @EnumSource(
            value = Arrival.Way.class,
            names = {"IMAP", "POP3", "WEBHOOK"})
    void mailboxFullOfOldRepliesIsNotForwardedAllAtOnce(Arrival.Way way) {
        used(Limit.FORWARD, Limit.FORWARD.handedOn() - 2);

        List<UUID> readers =
                IntStream.range(0, 5).mapToObj(number -> reply(way)).toList();

        assertEquals(
                List.of("forwarded", "forwarded", "held", "held", "held"),
                readers.stream().map(this::effect).toList());
    }

    @Test
    void whatWaitsIsShown() {
        used(Limit.FORWARD, Limit.FORWARD.handedOn());
        reply(Arrival.Way.IMAP);
        for (String shown : List.of("for another day", "so it waits for a day that has room")) {
            RestAssured.given()
                    .auth()
                    .preemptive()
                    .basic("operator", SECRET)
                    .accept("text/html")
                    .get(shown.startsWith("so") ? "/inbound?held=true" : "/inbound")
                    .then()
                    .statusCode(200)
                    .body(containsString(shown));
        }
    }

    @Test
    void everyReaderWhoseFromAloneAsksIsAskedOnTheSameDay() {
        List<UUID> readers = Stream.generate(this::subscribed)
                .limit(Limit.QUESTION.perNetwork() + 5)
                .toList();

        readers.forEach(reader -> take("unsubscribe", "From: " + email(reader), "Subject: unsubscribe"));

        assertEquals(
                List.of("confirmation-mailed"),
                readers.stream().map(this::effect).distinct().toList());
    }
}
