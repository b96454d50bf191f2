package org.tocsin.preference.sharing;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import org.tocsin.preference.consent.SubscriberId;

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

    private final Jdbi jdbi;

    Contacts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Map<SubscriberId, Contact> of(Collection<SubscriberId> subscribers) {
        return jdbi.withHandle(handle -> handle.createQuery(OF)
                .bindArray("subscribers", UUID.class, keys(subscribers))
                .map(row -> new Contact(
                        new SubscriberId(row.getColumn("subscriber_id", UUID.class)),
                        row.getColumn("version", Long.class),
                        row.getColumn("email", String.class),
                        Optional.ofNullable(row.getColumn("name", String.class)),
                        row.getColumn("locale", String.class)))
                .collect(Collectors.toMap(Contact::subscriber, Function.identity())));
    }

    /** Unless something newer is there. */
    void keep(Collection<Contact> contacts) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(KEEP);
            contacts.forEach(
                    contact -> batch.bind("subscriber", contact.subscriber().value())
                            .bind("version", contact.version())
                            .bind("email", contact.email())
                            .bind("name", contact.name())
                            .bind("locale", contact.locale())
                            .add());
            batch.execute();
        });
    }

    void forgetUnlessShared(Collection<SubscriberId> subscribers) {
        jdbi.useHandle(handle -> handle.createUpdate(FORGET_UNSHARED)
                .bindArray("subscribers", UUID.class, keys(subscribers))
                .execute());
    }

    private static Object[] keys(Collection<SubscriberId> subscribers) {
        return subscribers.stream().map(SubscriberId::value).toArray();
    }
}
