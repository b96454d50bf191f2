package org.tocsin.mailing.inbound.receiving;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.inbound.message.Mail;
import org.tocsin.mailing.inbound.message.MailReader;
import org.tocsin.mailing.inbound.understanding.Circumstances;
import org.tocsin.mailing.inbound.understanding.Meaning;
import org.tocsin.mailing.inbound.understanding.Understanding;
import org.tocsin.mailing.inbound.understanding.Understood;

/** Works out whose a message is, what it means and what has to follow. Changes nothing. */
@ApplicationScoped
class UnderstandMail {

    private final Understanding understanding;
    private final Campaigns campaigns;
    private final Writers writers;
    private final Effects effects;
    private final TopicsOfTokens topics;
    private final RawMail rawMail;
    private final PublisherSettings publisher;
    private final Clock clock;

    UnderstandMail(
            Understanding understanding,
            Campaigns campaigns,
            Writers writers,
            Effects effects,
            TopicsOfTokens topics,
            RawMail rawMail,
            PublisherSettings publisher,
            Clock clock) {
        this.understanding = understanding;
        this.campaigns = campaigns;
        this.writers = writers;
        this.effects = effects;
        this.topics = topics;
        this.rawMail = rawMail;
        this.publisher = publisher;
        this.clock = clock;
    }

    Incoming read(Delivered delivered) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Mail mail = MailReader.read(delivered.raw());
        RawMail.Sealed sealed = rawMail.seal(delivered.raw(), mail);
        return new Incoming(
                sealed,
                now,
                delivered.recipients().stream()
                        .distinct()
                        .map(addressee -> entry(delivered, mail, addressee, sealed.hash(), now))
                        .toList());
    }

    private boolean isOurOwn(Mail mail) {
        return mail.header("x-loop")
                .filter(publisher.replyDomain()::equalsIgnoreCase)
                .isPresent();
    }

    private InboundEntry entry(Delivered delivered, Mail mail, Addressee addressee, MessageHash hash, Instant now) {
        Optional<Writer.Proven> answering = writers.answering(addressee, mail);
        Optional<String> original =
                answering.flatMap(writer -> campaigns.subject(writer.reference().campaign()));
        Understood understood = isOurOwn(mail)
                ? new Understood(new Meaning.AutoReply(), "It is a mail of our own that came back (X-Loop).")
                : understanding.of(
                        mail, new Circumstances(Optional.of(delivered.returnPath()), addressee.purpose(), original));
        Writer writer =
                answering.map(Writer.class::cast).orElseGet(() -> writers.otherwise(mail, understood.meaning()));
        Effect effect = effects.of(understood.meaning(), writer, mail, now);
        Optional<String> topic =
                writer instanceof Writer.Proven proven ? topics.of(proven.reference()) : Optional.empty();
        return new InboundEntry(UUID.randomUUID(), now, hash, delivered, addressee, writer, understood, topic, effect);
    }
}
