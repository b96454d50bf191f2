package org.tocsin.mailing.inbound.receiving;

import java.time.Instant;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

import org.tocsin.mailing.inbound.message.MailReader;

/** Where inbound mail is written down. */
@ApplicationScoped
class InboundTable {

    private static final int LONGEST_SUBJECT = 200;

    private static final String KEEP_RAW =
            """
            insert into inbound_raw (message_hash, received_at, return_path, subject, raw)
            values (decode(:hash, 'hex'), :now, :returnPath, :subject, :raw)
            on conflict (message_hash) do nothing
            """;

    /**
     * The same octets again within minutes are a redelivery. Later they are a person who asks again, with a program that dates
     * nothing; to opt out twice hurts nobody, and to lose an opt-out does.
     */
    private static final String RECORD =
            """
            insert into inbound_mail (id, received_at, message_hash, recipient_hash, addressed_to, null_return_path,
                                      subscriber_id, meaning, why, effect, topic)
            values (:id, :now, decode(:hash, 'hex'), decode(:recipient, 'hex'), :addressedTo, :nullPath,
                    :subscriber, :meaning, :why, :effect, :topic)
            on conflict (message_hash, recipient_hash) do update
               set id = excluded.id, received_at = excluded.received_at, subscriber_id = excluded.subscriber_id,
                   meaning = excluded.meaning, why = excluded.why, effect = excluded.effect, topic = excluded.topic
             where inbound_mail.received_at < excluded.received_at - interval '10 minutes'
            """;

    private final Jdbi database;
    private final MeterRegistry meters;

    InboundTable(Jdbi database, MeterRegistry meters) {
        this.database = database;
        this.meters = meters;
    }

    void keepRaw(MessageHash hash, Delivered mail, Instant now) {
        String subject = storable(MailReader.read(mail.raw()).subject());
        database.useHandle(handle -> handle.createUpdate(KEEP_RAW)
                .bind("hash", hash.hex())
                .bind("now", now)
                .bind("returnPath", storable(mail.returnPath()))
                .bind("subject", subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT)))
                .bind("raw", mail.raw())
                .execute());
    }

    /** Whether it is new; if the same message came to the same address before, nothing is written. */
    boolean record(InboundEntry entry) {
        boolean isNew = database.withHandle(
                handle -> bind(handle.createUpdate(RECORD), entry).execute() == 1);
        if (isNew) {
            count(entry);
        }
        return isNew;
    }

    private void count(InboundEntry entry) {
        String meaning = entry.understood().meaning().word();
        meters.counter(
                        "tocsin.inbound.mails",
                        "meaning",
                        meaning,
                        "effect",
                        entry.effect().word())
                .increment();
    }

    /** PostgreSQL's text holds anything but U+0000. */
    private static String storable(String text) {
        return text.replace("\u0000", "");
    }

    private static Update bind(Update update, InboundEntry entry) {
        Addressee addressee = entry.addressee();
        return update.bind("id", entry.id())
                .bind("now", entry.receivedAt())
                .bind("hash", entry.message().hex())
                .bind("recipient", MessageHash.of(addressee.localPart()).hex())
                .bind("addressedTo", addressee.purpose().name().toLowerCase(Locale.ROOT))
                .bind("nullPath", entry.returnPath().isEmpty())
                .bind(
                        "subscriber",
                        addressee instanceof Addressee.TokenAddress token
                                ? token.reference().subscriber()
                                : null)
                .bind("meaning", entry.understood().meaning().word())
                .bind("why", entry.understood().why())
                .bind("effect", entry.effect().word())
                .bind("topic", entry.effect() instanceof Effect.OptOut optOut ? optOut.topic() : null);
    }
}
