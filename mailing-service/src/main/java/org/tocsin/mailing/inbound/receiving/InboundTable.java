package org.tocsin.mailing.inbound.receiving;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Where inbound mail is written down. */
@ApplicationScoped
class InboundTable {

    /**
     * The same octets again are a redelivery. Only to leave may be asked for again, after minutes, with a program that dates nothing: to
     * opt out twice hurts nobody, and to lose an opt-out does. Fetched mail bears traces of its way, so the same octets are always the
     * same message. In the order of the keys, so that two batches cannot lock each other out.
     */
    private static final String RECORD =
            """
            insert into inbound_mail (id, received_at, message_hash, recipient_hash, addressed_to, null_return_path,
                                      subscriber_id, meaning, why, effect, topic, arrived_by, known_by,
                                      about_topic, campaign_id)
            select id, received_at::timestamptz, decode(message, 'hex'), decode(recipient, 'hex'), addressed_to, null_path,
                   subscriber, meaning, why, effect, topic, arrived_by, known_by, about_topic, campaign
            from unnest(:ids, :times, :messages, :recipients, :addressedTo, :nullPaths, :subscribers, :meanings, :whys,
                        :effects, :topics, :arrivedBy, :knownBy, :aboutTopics, :campaigns)
                 as came(id, received_at, message, recipient, addressed_to, null_path, subscriber, meaning, why,
                         effect, topic, arrived_by, known_by, about_topic, campaign)
            order by message, recipient
            on conflict (message_hash, recipient_hash) do update
               set id = excluded.id, received_at = excluded.received_at, subscriber_id = excluded.subscriber_id,
                   meaning = excluded.meaning, why = excluded.why, effect = excluded.effect, topic = excluded.topic
             where excluded.effect = 'opt-out-requested' and excluded.arrived_by not in ('imap', 'pop3')
               and inbound_mail.received_at < excluded.received_at - interval '10 minutes'
            returning id
            """;

    private final Jdbi database;

    InboundTable(Jdbi database) {
        this.database = database;
    }

    /** Answers those that are new; of what came to the same address before, in this batch as well, nothing is written. */
    List<InboundEntry> record(List<InboundEntry> entries) {
        Map<String, InboundEntry> distinct = new LinkedHashMap<>();
        entries.forEach(entry -> distinct.putIfAbsent(entry.message().hex() + recipient(entry), entry));
        Set<UUID> fresh = database.withHandle(handle -> bind(handle.createQuery(RECORD), List.copyOf(distinct.values()))
                .mapTo(UUID.class)
                .set());
        return entries.stream().filter(entry -> fresh.contains(entry.id())).toList();
    }

    /** Writes down another effect than was decided at first. */
    void settle(InboundEntry entry) {
        database.useHandle(handle -> handle.execute(
                "update inbound_mail set effect = ? where id = ?",
                entry.effect().word(),
                entry.id()));
    }

    private static Query bind(Query query, List<InboundEntry> entries) {
        return query.bind("ids", uuids(entries, InboundEntry::id))
                .bind("times", texts(entries, entry -> entry.receivedAt().toString()))
                .bind("messages", texts(entries, entry -> entry.message().hex()))
                .bind("recipients", texts(entries, InboundTable::recipient))
                .bind("addressedTo", texts(entries, entry -> entry.addressee()
                        .purpose()
                        .name()
                        .toLowerCase(Locale.ROOT)))
                .bind(
                        "nullPaths",
                        column(entries, entry -> entry.mail().returnPath().isEmpty(), Boolean[]::new))
                .bind(
                        "subscribers",
                        uuids(entries, entry -> entry.writer().subscriber().orElse(null)))
                .bind("knownBy", texts(entries, entry -> entry.writer().knownBy()))
                .bind(
                        "arrivedBy",
                        texts(entries, entry -> entry.mail().arrival().by().word()))
                .bind("aboutTopics", texts(entries, entry -> entry.aboutTopic().orElse(null)))
                .bind("campaigns", uuids(entries, entry -> entry.campaign().orElse(null)))
                .bind(
                        "meanings",
                        texts(entries, entry -> entry.understood().meaning().word()))
                .bind("whys", texts(entries, entry -> entry.understood().why()))
                .bind("effects", texts(entries, entry -> entry.effect().word()))
                .bind("topics", texts(entries, entry -> entry.topicLeft().orElse(null)));
    }

    private static String recipient(InboundEntry entry) {
        return MessageHash.of(entry.addressee().localPart()).hex();
    }

    private static UUID[] uuids(List<InboundEntry> entries, Function<InboundEntry, UUID> value) {
        return column(entries, value, UUID[]::new);
    }

    private static String[] texts(List<InboundEntry> entries, Function<InboundEntry, String> value) {
        return column(entries, value, String[]::new);
    }

    private static <T> T[] column(List<InboundEntry> entries, Function<InboundEntry, T> value, IntFunction<T[]> array) {
        return entries.stream().map(value).toArray(array);
    }
}
