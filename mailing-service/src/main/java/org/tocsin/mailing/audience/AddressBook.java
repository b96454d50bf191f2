package org.tocsin.mailing.audience;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.sealing.LookUps;

/** Finds readers by their address, which is sealed: by a keyed hash beside it. */
@ApplicationScoped
public class AddressBook {

    /** Where an address and a name lie, which is what they are sealed for. */
    public static final String EMAIL = "subscriber.email";

    public static final String NAME = "subscriber.name";

    /** The second part finds what older versions wrote, until that is sealed too. */
    private static final String AT =
            """
            select id from subscriber where address_hash = :hash and confirmed_at is not null
            union
            select id from subscriber
             where lower(email) = lower(:email) and email not like 'sealed.%' and confirmed_at is not null
            """;

    private final Jdbi database;
    private final LookUps lookUps;

    AddressBook(Jdbi database, LookUps lookUps) {
        this.database = database;
        this.lookUps = lookUps;
    }

    /** The confirmed readers of an address, however it is spelt; as a rule one, and none or several now and then. */
    public List<UUID> at(String email) {
        return database.withHandle(handle -> handle.createQuery(AT)
                .bind("hash", hash(email))
                .bind("email", email)
                .mapTo(UUID.class)
                .list());
    }

    String hash(String email) {
        return lookUps.of("address", email.toLowerCase(Locale.ROOT));
    }
}
