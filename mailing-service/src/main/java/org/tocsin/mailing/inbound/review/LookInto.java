package org.tocsin.mailing.inbound.review;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.mailing.inbound.message.Mail;
import org.tocsin.mailing.inbound.message.MailReader;
import org.tocsin.mailing.inbound.receiving.RawMail;
import org.tocsin.mailing.staff.Reason;
import org.tocsin.mailing.staff.RecordLook;

/** Opens one message for an operator to read. */
@ApplicationScoped
class LookInto {

    private static final int LONGEST = 20_000;
    private static final String FORWARDED = "a mail that you, or your mail server, sent us, forwarded to the publisher";
    private static final String WHAT = "a mail that you, or your mail server, sent us";

    private static final String WRITTEN =
            "select heading, raw from inbound_raw join inbound_mail using (message_hash) where id = :id";

    private final Jdbi database;
    private final InboundList list;
    private final RawMail rawMail;
    private final RecordLook recordLook;

    LookInto(Jdbi database, InboundList list, RawMail rawMail, RecordLook recordLook) {
        this.database = database;
        this.list = list;
        this.rawMail = rawMail;
        this.recordLook = recordLook;
    }

    /**
     * What somebody wrote, while it is kept.
     *
     * @param text the first 20,000 characters
     */
    record Written(Optional<String> subject, Optional<String> text) {

        static final Written NOTHING = new Written(Optional.empty(), Optional.empty());
    }

    /** One message; {@code written} is empty while it is masked. */
    record Message(InboundItem item, Optional<Written> written) {}

    Optional<Message> masked(UUID id) {
        return list.find(id).map(item -> new Message(item, Optional.empty()));
    }

    /** Together with what it says, which is recorded, and shown to whoever wrote it. */
    @Transactional
    public Optional<Message> unmasked(UUID id, String operator, Reason reason) {
        Optional<InboundItem> item = list.find(id);
        item.ifPresent(found -> recordLook.record(found.subscriberId(), operator, WHAT, reason));
        return item.map(found -> new Message(found, Optional.of(written(id))));
    }

    /** Records that the publisher gets it to read. */
    @Transactional
    public void forwarded(UUID id, String operator, Reason reason) {
        list.find(id).ifPresent(found -> recordLook.record(found.subscriberId(), operator, FORWARDED, reason));
    }

    private Written written(UUID id) {
        return database.withHandle(handle -> handle.createQuery(WRITTEN)
                .bind("id", id)
                .map((row, context) -> new Written(
                        rawMail.subject(row.getBytes("heading")),
                        rawMail.open(row.getBytes("raw")).map(MailReader::read).map(LookInto::readable)))
                .findOne()
                .orElse(Written.NOTHING));
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
