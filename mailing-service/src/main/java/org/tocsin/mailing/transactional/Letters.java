package org.tocsin.mailing.transactional;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.mail.MailMessage;

import org.tocsin.events.wire.ConfirmationMail;
import org.tocsin.events.wire.OptOutAcknowledgement;
import org.tocsin.events.wire.SignInMail;
import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.TopicNames;
import org.tocsin.mailing.audience.Reachability.Reachable;
import org.tocsin.mailing.message.SafeHeader;

/** Writes the letters. Throws {@link IllegalArgumentException} for a request that cannot be one, such as a hostile address. */
@ApplicationScoped
class Letters {

    private final PublisherSettings publisher;
    private final TopicNames topics;
    private final Template confirmationText;
    private final Template confirmationHtml;
    private final Template signInText;
    private final Template signInHtml;
    private final Template acknowledgementText;
    private final Template acknowledgementHtml;

    Letters(
            PublisherSettings publisher,
            TopicNames topics,
            @Location("transactional/confirmation.txt") Template confirmationText,
            @Location("transactional/confirmation.html") Template confirmationHtml,
            @Location("transactional/sign-in.txt") Template signInText,
            @Location("transactional/sign-in.html") Template signInHtml,
            @Location("transactional/acknowledgement.txt") Template acknowledgementText,
            @Location("transactional/acknowledgement.html") Template acknowledgementHtml) {
        this.publisher = publisher;
        this.topics = topics;
        this.confirmationText = confirmationText;
        this.confirmationHtml = confirmationHtml;
        this.signInText = signInText;
        this.signInHtml = signInHtml;
        this.acknowledgementText = acknowledgementText;
        this.acknowledgementHtml = acknowledgementHtml;
    }

    /** Bounces go to the publisher's own address: nothing of ours hangs on an address that nobody has confirmed. */
    MailMessage confirmation(ConfirmationMail request) {
        Recipient to = Recipient.of(request.to());
        Letter letter = Letter.of(
                publisher, request.name(), names(request.topics()), request.confirmLink(), request.expiresAt());
        List<SafeHeader> headers = new ArrayList<>(
                unasked(to, request.mailId(), "Please confirm your subscription to " + publisher.name()));
        headers.add(SafeHeader.structured("Form-Sub", "v=1"));
        return SafeMail.of(
                publisher.from(), to, headers, show(confirmationText, letter), show(confirmationHtml, letter));
    }

    MailMessage signIn(SignInMail request) {
        Recipient to = Recipient.of(request.to());
        Letter letter = Letter.of(publisher, request.name(), List.of(), request.signInLink(), request.expiresAt());
        List<SafeHeader> headers = unasked(to, request.mailId(), "Your link to sign in at " + publisher.name());
        return SafeMail.of(publisher.from(), to, headers, show(signInText, letter), show(signInHtml, letter));
    }

    MailMessage acknowledgement(OptOutAcknowledgement request, Reachable reader) {
        Recipient to = Recipient.of(reader.email());
        Letter letter =
                Letter.of(publisher, reader.name(), names(request.topics()), request.undoLink(), request.expiresAt());
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

    /** For mail that a form asked for, and perhaps not the reader: no automatic answer may come of it (RFC 3834 §5). */
    List<SafeHeader> unasked(Recipient to, UUID mailId, String subject) {
        return List.of(
                SafeHeader.text("Subject", subject),
                from(),
                SafeHeader.mailbox("To", "", to.address()),
                messageId(mailId),
                SafeHeader.structured("Auto-Submitted", "auto-generated"),
                noAutomaticAnswer());
    }

    private List<String> names(List<String> ids) {
        return ids.stream().map(topics::of).toList();
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
