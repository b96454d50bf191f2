package org.tocsin.mailing.inbound.review;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.mailing.inbound.message.Mail;
import org.tocsin.mailing.inbound.message.MailReader;
import org.tocsin.mailing.inbound.receiving.RawMail;

/** Opens one message for an operator to read. */
@ApplicationScoped
class LookInto {

    private static final int LONGEST = 20_000;

    private final Jdbi database;
    private final InboundList list;
    private final RawMail rawMail;

    LookInto(Jdbi database, InboundList list, RawMail rawMail) {
        this.database = database;
        this.list = list;
        this.rawMail = rawMail;
    }

    /**
     * @param text what was written, while it is kept
     */
    record Message(InboundItem item, Optional<String> text) {}

    Optional<Message> message(UUID id) {
        return list.find(id).map(item -> new Message(item, text(id)));
    }

    private Optional<String> text(UUID id) {
        return database.withHandle(handle -> handle.createQuery(
                                "select raw from inbound_raw join inbound_mail using (message_hash) where id = :id")
                        .bind("id", id)
                        .mapTo(byte[].class)
                        .findOne())
                .flatMap(rawMail::open)
                .map(MailReader::read)
                .map(LookInto::readable);
    }

    private static String readable(Mail mail) {
        String text = mail.ownParts()
                .filter(part -> part.parts().isEmpty() && part.mediaType().startsWith("text/"))
                .map(part -> part.plainText().strip())
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
