package org.tocsin.mailing.inbound.receiving;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.inbound.InboundSettings;
import org.tocsin.mailing.inbound.message.Mail;
import org.tocsin.mailing.transactional.ForwardedReply;
import org.tocsin.mailing.transactional.PublisherAnswer;
import org.tocsin.tokens.MailFunction;
import org.tocsin.tokens.MailTokens;

/** Carries words between a reader and the publisher, neither of whom learns the other's address. */
@ApplicationScoped
class Forwarding {

    private static final Duration WORTH_SENDING = Duration.ofDays(3);
    private static final String BY_A_READER =
            """
            A reader wrote this. Just answer: it goes on to the reader, and neither
            of you learns the other's address.
            """;
    private static final String BY_A_STRANGER =
            """
            This came to an address of ours from somebody who is no reader. An answer
            goes to the address that the message bears, which may be forged.
            """;
    private static final UUID NOBODY = new UUID(0, 0);

    private final InboundSettings settings;
    private final PublisherSettings publisher;
    private final MailTokens tokens;

    Forwarding(InboundSettings settings, PublisherSettings publisher, MailTokens tokens) {
        this.settings = settings;
        this.publisher = publisher;
        this.tokens = tokens;
    }

    /** A reader's words for the publisher; a stranger's keep the stranger's address, or nobody could answer. */
    Optional<Effect> toPublisher(Mail mail, Writer writer, String topic, Instant now) {
        Optional<String> replyTo = writer.subscriber()
                .map(reader -> address(MailFunction.ANSWER, reader, topic, now))
                .or(mail::fromAddress);
        return replyTo.map(address -> new Effect.Mailed(
                "forwarded",
                new ForwardedReply(
                        UUID.randomUUID(),
                        writer.subscriber().orElse(NOBODY),
                        mailbox(),
                        mail.subject(),
                        text(mail) + note(writer),
                        address,
                        now.plus(WORTH_SENDING)),
                Limit.FORWARD,
                writer.subscriber().map(UUID::toString).orElse(address)));
    }

    /** The publisher's answer for a reader, if it is the publisher's. */
    Optional<Effect> toReader(Mail mail, UUID reader, String topic, Instant now) {
        if (!mail.fromAddress()
                .filter(mailbox().toLowerCase(Locale.ROOT)::equals)
                .isPresent()) {
            return Optional.empty();
        }
        PublisherAnswer answer = new PublisherAnswer(
                UUID.randomUUID(),
                reader,
                mail.subject(),
                text(mail) + "\n\n-- \n" + publisher.name() + "\n" + publisher.postalAddress() + "\n",
                address(MailFunction.REPLY, reader, topic, now),
                now.plus(WORTH_SENDING));
        return Optional.of(new Effect.Mailed("passed-on", answer, Limit.ANSWER, reader.toString()));
    }

    private String mailbox() {
        return settings.forwardTo().orElse(publisher.from());
    }

    private String address(MailFunction function, UUID reader, String topic, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return tokens.localPart(function, reader, topic, NOBODY, day) + "@" + publisher.replyDomain();
    }

    private static String text(Mail mail) {
        String written = mail.written().text();
        String words = written.isEmpty() ? "(It has no text.)" : written;
        long attachments = mail.attachments();
        return attachments == 0 ? words : words + "\n\n[Left out: " + attachments + " attached.]";
    }

    private static String note(Writer writer) {
        return "\n\n-- \n" + (writer.subscriber().isPresent() ? BY_A_READER : BY_A_STRANGER);
    }
}
