package org.tocsin.bench.receive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What has piled up in a mailbox: of ten messages four by people about something else, four absences, a bounce and a reply that asks to leave. */
final class OldMail {

    private static final int OF = 10;
    private static final int BOUNCE = 5;

    private final Mailbag mailbag;
    private final List<UUID> leavers = new ArrayList<>();
    private final List<UUID> gone = new ArrayList<>();
    private final List<byte[]> messages;

    OldMail(Mailbag mailbag, int number) {
        this.mailbag = mailbag;
        this.messages = IntStream.range(0, number)
                .mapToObj(this::message)
                .map(OldMail::delivered)
                .toList();
    }

    /** The number of a message that asks to leave, the last one up to this. */
    static int leaver(int upTo) {
        return upTo / OF * OF;
    }

    List<byte[]> messages() {
        return messages;
    }

    /** Who wants to leave, each by one message. */
    List<UUID> leavers() {
        return leavers;
    }

    /** Whose mailbox is gone for good, as one bounce says of each; that ends their mail as well. */
    List<UUID> gone() {
        return gone;
    }

    private Flood.Message message(int number) {
        int kind = number % OF;
        if (kind == 0) {
            UUID reader = UUID.randomUUID();
            leavers.add(reader);
            return mailbag.leaving(reader);
        }
        if (kind == BOUNCE) {
            return bounce(number);
        }
        return kind < BOUNCE ? mailbag.absence() : unrelated(number);
    }

    private Flood.Message bounce(int number) {
        UUID reader = UUID.randomUUID();
        if (Mailbag.isHard(number)) {
            gone.add(reader);
        }
        return mailbag.bounce(number, reader);
    }

    private static Flood.Message unrelated(int number) {
        String from = "person-" + number + "@readers.example";
        String content =
                """
                From: A Person <%s>
                To: alerts@threatpost.example
                Subject: Lunch on Thursday
                Message-ID: <%s@readers.example>

                Shall we meet at noon, the %d of us?
                """
                        .formatted(from, UUID.randomUUID(), number);
        return new Flood.Message(from, "alerts@threatpost.example", content.replace("\n", "\r\n"));
    }

    /** As final delivery leaves it (RFC 5321 section 4.4). */
    private static byte[] delivered(Flood.Message message) {
        String way = "Return-Path: <" + message.from() + ">\r\nDelivered-To: " + message.to() + "\r\n";
        return (way + message.content()).getBytes(StandardCharsets.UTF_8);
    }
}
