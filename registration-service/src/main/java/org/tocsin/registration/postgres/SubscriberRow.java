package org.tocsin.registration.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.signup.Language;
import org.tocsin.registration.signup.PersonName;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.ConfirmedRequest;
import org.tocsin.registration.subscriber.Pending;
import org.tocsin.registration.subscriber.Subscriber;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.sealing.ReaderKey;
import org.tocsin.sealing.ReaderKeys;

/** Reads a row of the table {@code subscriber} as the state it is in. */
final class SubscriberRow {

    static final String EMAIL = "subscriber.email";
    static final String NAME = "subscriber.name";

    private SubscriberRow() {}

    static Subscriber read(ResultSet row, ReaderKeys keys, Function<SubscriberId, List<ConfirmedRequest>> newest)
            throws SQLException {
        SubscriberId id = new SubscriberId(row.getObject("id", UUID.class));
        OffsetDateTime confirmedAt = row.getObject("confirmed_at", OffsetDateTime.class);
        if (confirmedAt == null) {
            return new Pending(id);
        }
        ReaderKey key = keys.find(id.value());
        Optional<String> email = key.find(EMAIL, row.getString("email"));
        if (email.isEmpty()) {
            // Erased since the row was read, or come back with a backup after that and about to be erased again:
            // nobody's any more.
            return new Pending(id);
        }
        return new Confirmed(
                id,
                row.getLong("version"),
                new EmailAddress(email.get()),
                Optional.ofNullable(row.getString("name"))
                        .flatMap(name -> key.find(NAME, name))
                        .map(PersonName::new),
                new Language(row.getString("language")),
                confirmedAt.toInstant(),
                newest.apply(id));
    }
}
