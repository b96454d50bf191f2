package org.tocsin.preference.sharing;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.preference.consent.SubscriberId;

/** Names and addresses of those who share them, and of nobody else; every method joins the caller's transaction. */
@ApplicationScoped
class Contacts {

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
             where subscriber_id = :subscriber
               and not exists (select from sharing where subscriber_id = :subscriber and ended_at is null)
            """;

    private final Jdbi jdbi;

    Contacts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Contact> of(SubscriberId subscriber) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select version, email, name, locale from contact where subscriber_id = :subscriber")
                .bind("subscriber", subscriber.value())
                .map(row -> new Contact(
                        subscriber,
                        row.getColumn("version", Long.class),
                        row.getColumn("email", String.class),
                        Optional.ofNullable(row.getColumn("name", String.class)),
                        row.getColumn("locale", String.class)))
                .findOne());
    }

    /** Unless something newer is there. */
    void keep(Contact contact) {
        jdbi.useHandle(handle -> handle.createUpdate(KEEP)
                .bind("subscriber", contact.subscriber().value())
                .bind("version", contact.version())
                .bind("email", contact.email())
                .bind("name", contact.name())
                .bind("locale", contact.locale())
                .execute());
    }

    void forgetUnlessShared(SubscriberId subscriber) {
        jdbi.useHandle(handle -> handle.createUpdate(FORGET_UNSHARED)
                .bind("subscriber", subscriber.value())
                .execute());
    }
}
