package org.tocsin.mailing.inbound.receiving;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.inbound.message.Mail;
import org.tocsin.mailing.inbound.message.MailReader;

/** Makes what a message asks for when it is too late to make it from the message as it came. */
@ApplicationScoped
class LaterMail {

    private final RawMail rawMail;
    private final Forwarding forwarding;
    private final LeaveQuestions questions;
    private final WaysBack waysBack;

    LaterMail(RawMail rawMail, Forwarding forwarding, LeaveQuestions questions, WaysBack waysBack) {
        this.rawMail = rawMail;
        this.forwarding = forwarding;
        this.questions = questions;
        this.waysBack = waysBack;
    }

    /** Empty when what it needs is not kept any more. */
    Optional<Effect> of(Limit asksFor, EarlierMail message, Instant now) {
        return switch (asksFor) {
            case QUESTION -> message.subscriber().map(reader -> questions.to(reader, now));
            case LINK -> message.subscriber().flatMap(reader -> waysBack.to(reader, now));
            case FORWARD ->
                written(message).flatMap(mail -> forwarding.toPublisher(mail, writer(message), topic(message), now));
            case ANSWER ->
                message.subscriber().flatMap(reader -> written(message)
                        .flatMap(mail -> forwarding.toReader(mail, reader, topic(message), now)));
        };
    }

    private Optional<Mail> written(EarlierMail message) {
        return message.raw().flatMap(rawMail::open).map(MailReader::read);
    }

    private static Writer writer(EarlierMail message) {
        return message.subscriber()
                .<Writer>map(reader -> new Writer.Claimed(reader, message.knownBy()))
                .orElseGet(() -> new Writer.Stranger(message.knownBy()));
    }

    private static String topic(EarlierMail message) {
        return message.topic().orElse("");
    }
}
