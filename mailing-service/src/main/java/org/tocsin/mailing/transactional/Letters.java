package org.tocsin.mailing.transactional;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.mail.MailMessage;

import org.tocsin.events.wire.ConfirmationMail;
import org.tocsin.events.wire.OptOutAcknowledgement;
import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.audience.Reachability.Reachable;
import org.tocsin.mailing.message.SafeHeader;

/** Writes the letters. Throws {@link IllegalArgumentException} for a request that cannot be one, such as a hostile address. */
@ApplicationScoped
class Letters {

    private final PublisherSettings publisher;
    private final Template confirmationText;
    private final Template confirmationHtml;
    private final Template acknowledgementText;
    private final Template acknowledgementHtml;

    Letters(
            PublisherSettings publisher,
            @Location("transactional/confirmation.txt") Template confirmationText,
            @Location("transactional/confirmation.html") Template confirmationHtml,
            @Location("transactional/acknowledgement.txt") Template acknowledgementText,
            @Location("transactional/acknowledgement.html") Template acknowledgementHtml) {
        this.publisher = publisher;
        this.confirmationText = confirmationText;
        this.confirmationHtml = confirmationHtml;
        this.acknowledgementText = acknowledgementText;
        this.acknowledgementHtml = acknowledgementHtml;
    }

    /** Bounces go to the publisher's own address: nothing of ours hangs on an address that nobody has confirmed. */
    MailMessage confirmation(ConfirmationMail request) {
        Recipient to = Recipient.of(request.to());
        Letter letter =
                Letter.of(publisher, request.name(), request.topics(), request.confirmLink(), request.expiresAt());
        List<SafeHeader> headers = List.of(
                SafeHeader.text("Subject", "Please confirm your subscription to " + publisher.name()),
                from(),
                SafeHeader.mailbox("To", "", to.address()),
                messageId(request.mailId()),
                SafeHeader.structured("Auto-Submitted", "auto-generated"),
                SafeHeader.structured("Form-Sub", "v=1"),
                noAutomaticAnswer());
        return SafeMail.of(
                publisher.from(), to, headers, show(confirmationText, letter), show(confirmationHtml, letter));
    }

    MailMessage acknowledgement(OptOutAcknowledgement request, Reachable reader) {
        Recipient to = Recipient.of(reader.email());
        Letter letter = Letter.of(publisher, reader.name(), request.topics(), request.undoLink(), request.expiresAt());
        List<SafeHeader> headers = List.of(
                SafeHeader.text("Subject", "Done: your opt-out from " + publisher.name()),
                from(),
                SafeHeader.mailbox("To", "", to.address()),
                messageId(request.mailId()),
                SafeHeader.structured("Auto-Submitted", "auto-replied"),
                noAutomaticAnswer());
        return SafeMail.of(
                SafeMail.NO_RETURN_PATH,
                to,
                headers,
                show(acknowledgementText, letter),
                show(acknowledgementHtml, letter));
    }

    private SafeHeader from() {
        return SafeHeader.mailbox("From", publisher.name(), publisher.from());
    }

    /** The same on every attempt, so that a second copy can be told by whoever gets it (RFC 5322 §3.6.4). */
    private SafeHeader messageId(UUID mailId) {
        return SafeHeader.structured("Message-ID", "<" + mailId + "@" + publisher.domain() + ">");
    }

    private static SafeHeader noAutomaticAnswer() {
        return SafeHeader.structured("X-Auto-Response-Suppress", "All");
    }

    private static String show(Template template, Letter letter) {
        return template.data("letter", letter).render();
    }
}
