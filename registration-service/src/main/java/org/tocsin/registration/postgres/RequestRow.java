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
import org.tocsin.sealing.ReaderKeys;

/** Reads a row of the table {@code request} as the state it is in. */
final class RequestRow {

    static final String EMAIL = "request.email";
    static final String NAME = "request.name";

    private RequestRow() {}

    static Request read(ResultSet row, ReaderKeys keys) throws SQLException {
        ReaderKey key = keys.find(subscriber(row).value());
        return row.getObject("confirmed_at") == null ? readPending(row, key) : readConfirmed(row, key);
    }

    static ConfirmedRequest readConfirmed(ResultSet row, ReaderKey key) throws SQLException {
        return new ConfirmedRequest(id(row), subscriber(row), asked(row, key), instant(row, "confirmed_at"));
    }

    private static PendingRequest readPending(ResultSet row, ReaderKey key) throws SQLException {
        return new PendingRequest(id(row), subscriber(row), asked(row, key), instant(row, "expires_at"));
    }

    private static RequestId id(ResultSet row) throws SQLException {
        return new RequestId(row.getObject("id", UUID.class));
    }

    private static SubscriberId subscriber(ResultSet row) throws SQLException {
        return new SubscriberId(row.getObject("subscriber_id", UUID.class));
    }

    private static Asked asked(ResultSet row, ReaderKey key) throws SQLException {
        return new Asked(
                signUp(row, key),
                Channel.of(row.getString("channel")),
                row.getString("policy_version"),
                instant(row, "requested_at"));
    }

    private static SignUp signUp(ResultSet row, ReaderKey key) throws SQLException {
        return new SignUp(
                new EmailAddress(key.open(EMAIL, row.getString("email"))),
                Optional.ofNullable(row.getString("name")).map(name -> new PersonName(key.open(NAME, name))),
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
