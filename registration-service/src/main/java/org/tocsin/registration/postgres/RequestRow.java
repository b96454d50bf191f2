package org.tocsin.registration.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.signup.Language;
import org.tocsin.registration.signup.PersonName;
import org.tocsin.registration.signup.SignUp;
import org.tocsin.registration.subscriber.Asked;
import org.tocsin.registration.subscriber.Channel;
import org.tocsin.registration.subscriber.ConfirmedRequest;
import org.tocsin.registration.subscriber.PendingRequest;
import org.tocsin.registration.subscriber.Request;
import org.tocsin.registration.subscriber.RequestId;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.sealing.ReaderKey;

/** Reads a row of the table {@code request} as the state it is in. */
final class RequestRow {

    static final String EMAIL = "request.email";
    static final String NAME = "request.name";

    private RequestRow() {}

    /** Empty when its key is destroyed: whoever asked was erased after the row was read, or came back with a backup. */
    static Optional<Request> read(ResultSet row, ReaderKey key) throws SQLException {
        Optional<String> email = key.find(EMAIL, row.getString("email"));
        return email.isEmpty() ? Optional.empty() : Optional.of(read(row, key, email.get()));
    }

    private static Request read(ResultSet row, ReaderKey key, String email) throws SQLException {
        Asked asked = asked(row, signUp(row, key, email));
        return row.getObject("confirmed_at") == null
                ? new PendingRequest(id(row), subscriber(row), asked, instant(row, "expires_at"))
                : new ConfirmedRequest(id(row), subscriber(row), asked, instant(row, "confirmed_at"));
    }

    private static RequestId id(ResultSet row) throws SQLException {
        return new RequestId(row.getObject("id", UUID.class));
    }

    static SubscriberId subscriber(ResultSet row) throws SQLException {
        return new SubscriberId(row.getObject("subscriber_id", UUID.class));
    }

    private static Asked asked(ResultSet row, SignUp signUp) throws SQLException {
        return new Asked(
                signUp,
                Channel.of(row.getString("channel")),
                row.getString("policy_version"),
                instant(row, "requested_at"));
    }

    private static SignUp signUp(ResultSet row, ReaderKey key, String email) throws SQLException {
        return new SignUp(
                new EmailAddress(email),
                Optional.ofNullable(row.getString("name"))
                        .flatMap(name -> key.find(NAME, name))
                        .map(PersonName::new),
                new Language(row.getString("language")),
                texts(row, "topics"),
                texts(row, "sponsors"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
