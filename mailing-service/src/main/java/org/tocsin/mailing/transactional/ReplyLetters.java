package org.tocsin.mailing.transactional;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.mail.MailMessage;

import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.audience.Reachability.Reachable;
import org.tocsin.mailing.message.SafeHeader;

/**
 * Letters that mail from outside gives rise to. Machines are told not to answer them (RFC 3834), and X-Loop lets us know our own if one
 * comes back all the same.
 */
@ApplicationScoped
class ReplyLetters {

    private static final String CONTROLS = "[\\p{Cc}\\u2028\\u2029]+";
    private static final int LONGEST_SUBJECT = 200;

    private final PublisherSettings publisher;
    private final Template leaveText;
    private final Template leaveHtml;
    private final Template backText;
    private final Template backHtml;
    private final Template probeText;
    private final Template probeHtml;

    ReplyLetters(
            PublisherSettings publisher,
            @Location("transactional/leave-question.txt") Template leaveText,
            @Location("transactional/leave-question.html") Template leaveHtml,
            @Location("transactional/way-back.txt") Template backText,
            @Location("transactional/way-back.html") Template backHtml,
            @Location("transactional/probe.txt") Template probeText,
            @Location("transactional/probe.html") Template probeHtml) {
        this.publisher = publisher;
        this.leaveText = leaveText;
        this.leaveHtml = leaveHtml;
        this.backText = backText;
        this.backHtml = backHtml;
        this.probeText = probeText;
        this.probeHtml = probeHtml;
    }

    MailMessage leaveQuestion(LeaveQuestion question, Reachable reader) {
        Letter letter = Letter.of(publisher, reader.name(), List.of(), question.leaveLink(), question.expiresAt());
        Recipient to = Recipient.of(reader.email());
        List<SafeHeader> headers =
                headers(to, question.mailId(), "Do you want to leave " + publisher.name() + "?", "auto-replied");
        return SafeMail.of(SafeMail.NO_RETURN_PATH, to, headers, show(leaveText, letter), show(leaveHtml, letter));
    }

    MailMessage wayBack(WayBack back, Reachable reader) {
        Letter letter = Letter.of(publisher, reader.name(), List.of(), back.subscribeLink(), back.expiresAt());
        Recipient to = Recipient.of(reader.email());
        List<SafeHeader> headers =
                headers(to, back.mailId(), "How to subscribe to " + publisher.name() + " again", "auto-replied");
        return SafeMail.of(SafeMail.NO_RETURN_PATH, to, headers, show(backText, letter), show(backHtml, letter));
    }

    MailMessage probe(DeliveryProbe probe, Reachable reader) {
        Letter letter = Letter.of(publisher, reader.name(), List.of(), "", probe.expiresAt());
        Recipient to = Recipient.of(reader.email());
        List<SafeHeader> headers = headers(
                to, probe.mailId(), "Does mail from " + publisher.name() + " reach you again?", "auto-generated");
        return SafeMail.of(probe.returnPath(), to, headers, show(probeText, letter), show(probeHtml, letter));
    }

    /** From a null path: if the publisher's mailbox answers by itself, nobody hears of it. */
    MailMessage forward(ForwardedReply reply) {
        Recipient to = Recipient.of(reply.to());
        List<SafeHeader> headers = headers(to, reply.mailId(), oneLine(reply.subject()), "auto-generated");
        headers.add(SafeHeader.structured("Reply-To", reply.replyTo()));
        return SafeMail.plain(SafeMail.NO_RETURN_PATH, to, headers, reply.text());
    }

    /** A person wrote it, and it bounces to that person. */
    MailMessage answer(PublisherAnswer answer, Reachable reader) {
        Recipient to = Recipient.of(reader.email());
        List<SafeHeader> headers = headers(to, answer.mailId(), oneLine(answer.subject()), "no");
        headers.add(SafeHeader.structured("Reply-To", answer.replyTo()));
        return SafeMail.plain(publisher.from(), to, headers, answer.text());
    }

    private List<SafeHeader> headers(Recipient to, UUID mailId, String subject, String submitted) {
        return new ArrayList<>(List.of(
                SafeHeader.text("Subject", subject),
                SafeHeader.mailbox("From", publisher.name(), publisher.from()),
                SafeHeader.mailbox("To", "", to.address()),
                SafeHeader.structured("Message-ID", "<" + mailId + "@" + publisher.domain() + ">"),
                SafeHeader.structured("Auto-Submitted", submitted),
                SafeHeader.structured("X-Loop", publisher.replyDomain()),
                SafeHeader.structured("X-Auto-Response-Suppress", "All")));
    }

    private static String oneLine(String subject) {
        String line = Optional.of(subject.replaceAll(CONTROLS, " ").strip())
                .filter(text -> !text.isEmpty())
                .orElse("(no subject)");
        return line.substring(
                0, line.offsetByCodePoints(0, Math.min(line.codePointCount(0, line.length()), LONGEST_SUBJECT)));
    }

    private static String show(Template template, Letter letter) {
        return template.data("letter", letter).render();
    }
}
