package org.tocsin.mailing.inbound.smtp;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.tocsin.tokens.MailFunction;
import org.tocsin.tokens.MailTokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Messages that hold next to nothing, or far too much of one thing, are taken, written down and shown, and unsubscribe nobody. */
@QuarkusTest
class MeagreMailTest {

    private static final String ATTACHMENT =
            """
            Content-Type: application/pdf; name=x.pdf
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename=x.pdf

            JVBERi0xLjQK
            """
                    .replace("\n", "\r\n");

    @Inject
    MailRoom mailRoom;

    @Inject
    MailTokens tokens;

    @Inject
    Jdbi database;

    private final UUID reader = UUID.randomUUID();

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void isTakenAndUnsubscribesNobody(String name, String message, String understood) {
        mailRoom.deliver(
                tokens.localPart(
                        MailFunction.REPLY, reader, "newsletter", UUID.randomUUID(), LocalDate.of(2026, 11, 23)),
                "Message-ID: <" + UUID.randomUUID() + "@readers.example>\r\n" + message);

        assertEquals(List.of(understood), written());
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                arguments("only headers", "From: ada@readers.example\r\n", "unknown, nothing"),
                arguments("an empty text", "From: ada@readers.example\r\n\r\n\r\n", "unknown, nothing"),
                arguments("only an attachment", ATTACHMENT, "unknown, nothing"),
                arguments(
                        "a subject and an attachment", "Subject: Re: News\r\n" + ATTACHMENT, "human-reply, forwarded"),
                arguments(
                        "a subject of 100 KB",
                        "Subject: Re: " + "unsubscribe\r\n ".repeat(8_000) + "\r\n\r\nHello.\r\n",
                        "human-reply, forwarded"));
    }

    private List<String> written() {
        return database.withHandle(handle -> handle.createQuery(
                        "select meaning || ', ' || effect from inbound_mail where subscriber_id = :reader")
                .bind("reader", reader)
                .mapTo(String.class)
                .list());
    }
}
