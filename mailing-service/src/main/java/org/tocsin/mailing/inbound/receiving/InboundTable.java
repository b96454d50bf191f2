package org.tocsin.mailing.inbound.receiving;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** Where inbound mail is written down. */
@ApplicationScoped
class InboundTable {

    /**
     * The same octets again are a redelivery. Only to leave may be asked for again, after minutes, with a program that dates nothing: to
     * opt out twice hurts nobody, and to lose an opt-out does.
     */
    private static final String RECORD =
            """
            insert into inbound_mail (id, received_at, message_hash, recipient_hash, addressed_to, null_return_path,
                                      subscriber_id, meaning, why, effect, topic, arrived_by, known_by,
                                      about_topic, campaign_id)
            values (:id, :now, decode(:hash, 'hex'), decode(:recipient, 'hex'), :addressedTo, :nullPath,
                    :subscriber, :meaning, :why, :effect, :topic, :arrivedBy, :knownBy, :aboutTopic, :campaign)
            on conflict (message_hash, recipient_hash) do update
               set id = excluded.id, received_at = excluded.received_at, subscriber_id = excluded.subscriber_id,
                   meaning = excluded.meaning, why = excluded.why, effect = excluded.effect, topic = excluded.topic
             where :again and inbound_mail.received_at < excluded.received_at - interval '10 minutes'
            """;

    private final Jdbi database;
    private final MeterRegistry meters;

    InboundTable(Jdbi database, MeterRegistry meters) {
        this.database = database;
        this.meters = meters;
    }

    /** Whether it is new; if the same message came to the same address before, nothing is written. */
    boolean record(InboundEntry entry) {
        return database.withHandle(
                handle -> bind(handle.createUpdate(RECORD), entry).execute() == 1);
    }

    /** Writes down that less followed than was decided, if so; and counts it. */
    void settle(InboundEntry entry) {
        if (entry.effect() instanceof Effect.Withheld withheld) {
            database.useHandle(handle ->
                    handle.execute("update inbound_mail set effect = ? where id = ?", withheld.word(), entry.id()));
        }
        String meaning = entry.understood().meaning().word();
        meters.counter(
                        "tocsin.inbound.mails",
                        "meaning",
                        meaning,
                        "effect",
                        entry.effect().word())
                .increment();
    }

    private static Update bind(Update update, InboundEntry entry) {
        Addressee addressee = entry.addressee();
        return update.bind("id", entry.id())
                .bind("now", entry.receivedAt())
                .bind("hash", entry.message().hex())
                .bind("recipient", MessageHash.of(addressee.localPart()).hex())
                .bind("addressedTo", addressee.purpose().name().toLowerCase(Locale.ROOT))
                .bind("nullPath", entry.mail().returnPath().isEmpty())
                .bind("subscriber", entry.writer().subscriber())
                .bind("knownBy", entry.writer().knownBy())
                .bind("arrivedBy", entry.mail().arrival().by().word())
                .bind("aboutTopic", entry.aboutTopic())
                .bind("campaign", entry.campaign())
                .bind("again", entry.countsAgain())
                .bind("meaning", entry.understood().meaning().word())
                .bind("why", entry.understood().why())
                .bind("effect", entry.effect().word())
                .bind("topic", entry.effect() instanceof Effect.OptOut optOut ? optOut.topic() : null);
    }
}
