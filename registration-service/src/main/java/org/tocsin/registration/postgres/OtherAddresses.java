package org.tocsin.registration.postgres;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.sealing.ReaderKey;
import org.tocsin.sealing.ReaderKeys;

/** Every other address that is held of a reader, as long as it is. */
@ApplicationScoped
public class OtherAddresses {

    private static final String OF =
            """
            select email, takes_back as former, asked_at, expires_at from address_change
             where subscriber_id = :subscriber and expires_at >= :now
             order by asked_at desc, id
            """;

    private final Jdbi database;
    private final ReaderKeys keys;

    OtherAddresses(Jdbi database, ReaderKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** The newest first; joins the running transaction. */
    public List<OtherAddress> of(SubscriberId subscriber, Instant now) {
        List<OtherAddress> stored = database.withHandle(handle -> handle.createQuery(OF)
                .bind("subscriber", subscriber.value())
                .bind("now", now)
                .map(ConstructorMapper.of(OtherAddress.class))
                .list());
        // After the rows: one in clear may be sealed at any moment, and its key is there as soon as it is.
        ReaderKey key = keys.find(subscriber.value());
        return stored.stream().flatMap(one -> one.opened(key).stream()).toList();
    }
}
