package org.tocsin.preference.sharing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;

import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.sealing.ReaderKey;
import org.tocsin.sealing.ReaderKeys;

/** Names and addresses of those who share them, and of nobody else; every method joins the caller's transaction. */
@ApplicationScoped
class Contacts {

    private static final String OF =
            """
            select subscriber_id, version, email, name, locale from contact where subscriber_id = any(:subscribers)
            """;

    private static final String KEEP =
            """
            insert into contact (subscriber_id, version, email, name, locale)
            values (:subscriber, :version, :email, :name, :locale)
            on conflict (subscriber_id) do update
               set version = excluded.version, email = excluded.email, name = excluded.name, locale = excluded.locale
             where contact.version < excluded.version
            """;

    private static final String FORGET_UNSHARED =
            """
            delete from contact
             where subscriber_id = any(:subscribers)
               and not exists (select from sharing
                                where sharing.subscriber_id = contact.subscriber_id and ended_at is null)
            """;

    /** Where an address and a name lie, which is what they are sealed for. */
    static final String EMAIL = "contact.email";

    static final String NAME = "contact.name";

    private final Jdbi jdbi;
    private final ReaderKeys keys;

    Contacts(Jdbi jdbi, ReaderKeys keys) {
        this.jdbi = jdbi;
        this.keys = keys;
    }

    Map<SubscriberId, Contact> of(Collection<SubscriberId> subscribers) {
        List<Contact> stored = jdbi.withHandle(handle -> handle.createQuery(OF)
                .bindArray("subscribers", UUID.class, values(subscribers))
                .map(Contacts::stored)
                .list());
        // After the rows: one in clear may be sealed at any moment, and its key is there as soon as it is.
        Map<UUID, ReaderKey> readers = keys.find(values(subscribers));
        return stored.stream()
                .flatMap(contact ->
                        opened(contact, readers.get(contact.subscriber().value())).stream())
                .collect(Collectors.toMap(Contact::subscriber, Function.identity()));
    }

    private static Contact stored(RowView row) {
        return new Contact(
                new SubscriberId(row.getColumn("subscriber_id", UUID.class)),
                row.getColumn("version", Long.class),
                row.getColumn("email", String.class),
                Optional.ofNullable(row.getColumn("name", String.class)),
                row.getColumn("locale", String.class));
    }

    /** Empty for whoever is erased meanwhile, or came back with a backup after that: their key is destroyed. */
    private static Optional<Contact> opened(Contact stored, ReaderKey key) {
        return key.find(EMAIL, stored.email())
                .map(email -> new Contact(
                        stored.subscriber(),
                        stored.version(),
                        email,
                        stored.name().flatMap(name -> key.find(NAME, name)),
                        stored.locale()));
    }

    /** Unless something newer is there. */
    void keep(Collection<Contact> contacts) {
        Map<UUID, ReaderKey> readers =
                keys.of(values(contacts.stream().map(Contact::subscriber).toList()));
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(KEEP);
            contacts.forEach(contact -> {
                ReaderKey key = readers.get(contact.subscriber().value());
                batch.bind("subscriber", contact.subscriber().value())
                        .bind("version", contact.version())
                        .bind("email", key.seal(EMAIL, contact.email()))
                        .bind("name", contact.name().map(name -> key.seal(NAME, name)))
                        .bind("locale", contact.locale())
                        .add();
            });
            batch.execute();
        });
    }

    void forgetUnlessShared(Collection<SubscriberId> subscribers) {
        jdbi.useHandle(handle -> handle.createUpdate(FORGET_UNSHARED)
                .bindArray("subscribers", UUID.class, values(subscribers))
                .execute());
    }

    private static List<UUID> values(Collection<SubscriberId> subscribers) {
        return subscribers.stream().map(SubscriberId::value).toList();
    }
}
