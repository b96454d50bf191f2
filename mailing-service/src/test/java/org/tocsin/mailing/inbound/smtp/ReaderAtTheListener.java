package org.tocsin.mailing.inbound.smtp;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.tocsin.tokens.MailFunction;
import org.tocsin.tokens.MailTokens;

/** A reader with a connection to the listener, the addresses of a mail that they got, and what became of what they write. */
abstract class ReaderAtTheListener {

    static final String DOMAIN = "@reply.threatpost.example";
    static final String READER = "ada@readers.example";

    final UUID subscriber = UUID.randomUUID();
    final UUID campaign = UUID.randomUUID();

    @Inject
    SmtpListener listener;

    @Inject
    MailTokens tokens;

    @Inject
    Jdbi database;

    SmtpClient client;

    @BeforeEach
    void connect() throws IOException {
        client = new SmtpClient(listener.port());
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
    }

    String address(MailFunction function) {
        return address(function, subscriber, LocalDate.of(2026, 11, 23));
    }

    String address(MailFunction function, UUID reader, LocalDate day) {
        return tokens.localPart(function, reader, "newsletter", campaign, day) + DOMAIN;
    }

    /** Each with an id of its own, as every mail program gives one. */
    static String message(String... lines) {
        return "Message-ID: <" + UUID.randomUUID() + "@readers.example>\r\n" + String.join("\r\n", lines)
                + "\r\n\r\nBye.";
    }

    ValidatableResponse operatorsList() {
        return RestAssured.given()
                .header("Authorization", "Bearer only-for-the-tests-never-in-production")
                .get("/api/v1/inbound?limit=20")
                .then()
                .statusCode(200);
    }

    List<String> topicsEnded() {
        return topicsEnded(subscriber);
    }

    List<String> topicsEnded(UUID reader) {
        return requests("coalesce(convert_from(payload, 'UTF8')::json->>'topic', 'everything')", reader);
    }

    List<String> ways() {
        return requests("convert_from(payload, 'UTF8')::json->>'via'", subscriber);
    }

    private List<String> requests(String column, UUID reader) {
        return database.withHandle(handle -> handle.createQuery("select " + column + " from outbox where key = :key")
                .bind("key", reader.toString())
                .mapTo(String.class)
                .list());
    }

    List<String> understood() {
        return of("meaning");
    }

    List<String> effects() {
        return of("effect");
    }

    private List<String> of(String column) {
        return database.withHandle(handle -> handle.createQuery("select " + column
                        + " from inbound_mail where subscriber_id = :subscriber order by received_at")
                .bind("subscriber", subscriber)
                .mapTo(String.class)
                .list());
    }

    int mailsToTheReader() {
        return database.withHandle(
                handle -> handle.createQuery("select count(*) from transactional_mail where subscriber_id = :reader")
                        .bind("reader", subscriber)
                        .mapTo(Integer.class)
                        .one());
    }
}
