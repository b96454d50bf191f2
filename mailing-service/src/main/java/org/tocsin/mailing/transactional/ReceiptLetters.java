package org.tocsin.mailing.transactional;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;

import org.tocsin.events.wire.ReceiptLine;
import org.tocsin.events.wire.ReceiptMail;
import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.audience.Reachability.Reachable;

/** Writes the letter that welcomes a reader by the receipts of what they confirmed. */
@ApplicationScoped
class ReceiptLetters {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH);

    private final PublisherSettings publisher;
    private final Letters letters;
    private final Template text;
    private final Template html;

    ReceiptLetters(
            PublisherSettings publisher,
            Letters letters,
            @Location("transactional/receipt.txt") Template text,
            @Location("transactional/receipt.html") Template html) {
        this.publisher = publisher;
        this.letters = letters;
        this.text = text;
        this.html = html;
    }

    MailMessage welcome(ReceiptMail request, Reachable reader) {
        Letter letter = Letter.of(publisher, reader.name(), List.of(), request.preferencesLink(), request.expiresAt());
        Recipient to = Recipient.of(reader.email());
        List<Line> lines = request.receipts().stream().map(Line::of).toList();
        return SafeMail.of(
                        publisher.from(),
                        to,
                        letters.unasked(to, request.mailId(), "Welcome to " + publisher.name() + ": your receipt"),
                        show(text, letter, lines),
                        show(html, letter, lines))
                .setAttachment(file(request.document()));
    }

    private static MailAttachment file(String document) {
        return MailAttachment.create()
                .setName("receipts.json")
                .setContentType("application/json")
                .setDisposition("attachment")
                .setData(Buffer.buffer(document));
    }

    private static String show(Template template, Letter letter, List<Line> lines) {
        return template.data("letter", letter).data("lines", lines).render();
    }

    /** A receipt as the letter shows it. */
    record Line(long number, String said, String when, String hash) {

        static Line of(ReceiptLine receipt) {
            return new Line(
                    receipt.number(),
                    receipt.said(),
                    TIME.format(receipt.at().atOffset(ZoneOffset.UTC)),
                    receipt.hash());
        }
    }
}
