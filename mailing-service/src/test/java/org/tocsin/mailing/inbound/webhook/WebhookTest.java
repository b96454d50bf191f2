package org.tocsin.mailing.inbound.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.tokens.MailFunction;
import org.tocsin.tokens.MailTokens;

import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
class WebhookTest {

    private static final byte[] KEY = "only-for-the-tests-only-for-the-te".getBytes(StandardCharsets.UTF_8);

    private final UUID reader = UUID.randomUUID();

    @Inject
    MailTokens tokens;

    @Inject
    Jdbi database;

    @Inject
    Clock clock;

    @Test
    void signedMessageIsTaken() throws Exception {
        assertEquals(204, post("message/rfc822", message(), 0, KEY));
        assertEquals(204, post("message/rfc822", message(), 0, KEY));

        assertEquals(List.of("webhook unsubscribe"), understood());
    }

    @Test
    void envelopeMayComeAsJson() throws Exception {
        String raw = Base64.getEncoder()
                .encodeToString("From: ada@readers.example\r\n\r\nunsubscribe\r\n".getBytes(StandardCharsets.UTF_8));
        String json = "{\"returnPath\":\"ada@readers.example\",\"recipients\":[\"" + address() + "\"],\"raw\":\"" + raw
                + "\"}";

        assertEquals(204, post("application/json", json, 0, KEY));
        assertEquals(List.of("webhook unsubscribe"), understood());
    }

    @Test
    void wrongKeyAndOldMessagesAreRefused() throws Exception {
        assertEquals(
                401,
                post(
                        "message/rfc822",
                        message(),
                        0,
                        "another-key-another-key-another".getBytes(StandardCharsets.UTF_8)));
        assertEquals(401, post("message/rfc822", message(), -600, KEY));
        assertEquals(
                401,
                RestAssured.given()
                        .contentType("message/rfc822")
                        .body(message().getBytes(StandardCharsets.UTF_8))
                        .post("/api/v1/inbound/messages")
                        .statusCode());
        assertEquals(List.of(), understood());
    }

    @Test
    void nonsenseIsNoMessage() throws Exception {
        assertEquals(400, post("application/json", "{\"raw\":", 0, KEY));
        assertEquals(400, post("application/json", "{}", 0, KEY));
        assertEquals(400, post("application/json", "null", 0, KEY));
    }

    private int post(String type, String body, long secondsOff, byte[] key) throws Exception {
        String id = "msg_" + UUID.randomUUID();
        String timestamp = Long.toString(clock.instant().getEpochSecond() + secondsOff);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
        return RestAssured.given()
                .contentType(type)
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header(
                        "webhook-signature",
                        "v1,c29tZXRoaW5n v1," + Base64.getEncoder().encodeToString(mac.doFinal()))
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/inbound/messages")
                .statusCode();
    }

    private String message() {
        return "From: ada@readers.example\r\nTo: " + address() + "\r\nSubject: unsubscribe\r\n\r\nBye.\r\n";
    }

    private String address() {
        return tokens.localPart(MailFunction.REPLY, reader, "newsletter", new UUID(1, 1), LocalDate.of(2026, 11, 23))
                + "@reply.threatpost.example";
    }

    private List<String> understood() {
        return database.withHandle(handle -> handle.createQuery(
                        "select arrived_by || ' ' || meaning from inbound_mail where subscriber_id = :reader")
                .bind("reader", reader)
                .mapTo(String.class)
                .list());
    }
}
