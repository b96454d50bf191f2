package org.tocsin.registration.postgres;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import org.tocsin.registration.signup.SignUp;
import org.tocsin.registration.subscriber.Asked;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.ConfirmedRequest;
import org.tocsin.registration.subscriber.PendingRequest;
import org.tocsin.registration.subscriber.Request;
import org.tocsin.registration.subscriber.RequestId;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.sealing.ReaderKey;
import org.tocsin.sealing.ReaderKeys;
import org.tocsin.tracing.Tracing;

/** All requests that a confirmation link was mailed for. */
@ApplicationScoped
public class Requests {

    private static final String ADD =
            """
            insert into request (id, subscriber_id, email, name, language, topics, sponsors, channel, policy_version,
                                 requested_at, expires_at, trace)
            values (:id, :subscriber, :email, :name, :language, :topics, :sponsors, :channel, :policyVersion,
                    :requestedAt, :expiresAt, :trace)
            """;

    private static final String FIND = "select * from request where id = :id";

    private static final String TRACE = "select trace from request where id = :id and trace is not null";

    private static final String CONFIRM = "update request set confirmed_at = :at where id = :id";

    private static final String NEWEST =
            """
            select * from request
             where subscriber_id = :subscriber and confirmed_at is not null
             order by confirmed_at desc, id
             limit :most
            """;

    private static final String CONFIRMED =
            "select * from request where subscriber_id = :subscriber and confirmed_at is not null order by confirmed_at, id";

    private static final String FORGET_PENDING =
            "delete from request where confirmed_at is null and requested_at < :before";

    private final Jdbi database;
    private final ReaderKeys keys;
    private final Tracing tracing;

    Requests(Jdbi database, ReaderKeys keys, Tracing tracing) {
        this.database = database;
        this.keys = keys;
        this.tracing = tracing;
    }

    public void add(PendingRequest request) {
        Asked asked = request.asked();
        SignUp signUp = request.signUp();
        ReaderKey key = keys.of(request.subscriber().value());
        database.useHandle(handle -> handle.createUpdate(ADD)
                .bind("id", request.id().value())
                .bind("subscriber", request.subscriber().value())
                .bind("email", key.seal(RequestRow.EMAIL, signUp.email().value()))
                .bind(
                        "name",
                        signUp.name()
                                .map(name -> key.seal(RequestRow.NAME, name.value()))
                                .orElse(null))
                .bind("language", signUp.language().tag())
                .bindArray("topics", String.class, signUp.topics())
                .bindArray("sponsors", String.class, signUp.sponsors())
                .bind("channel", asked.channel().word())
                .bind("policyVersion", asked.policyVersion())
                .bind("requestedAt", asked.at())
                .bind("expiresAt", request.expiresAt())
                .bind("trace", tracing.current().orElse(null))
                .execute());
    }

    public Optional<Request> find(RequestId id) {
        return database.withHandle(handle -> handle.createQuery(FIND)
                .bind("id", id.value())
                .map((row, context) -> RequestRow.read(
                        row, keys.find(RequestRow.subscriber(row).value())))
                .findOne()
                .flatMap(Function.identity()));
    }

    /** The trace that began with the sign-up, as a W3C traceparent. */
    public Optional<String> trace(RequestId id) {
        return database.withHandle(handle -> handle.createQuery(TRACE)
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne());
    }

    public void confirm(ConfirmedRequest request) {
        database.useHandle(handle -> handle.createUpdate(CONFIRM)
                .bind("id", request.id().value())
                .bind("at", request.confirmedAt())
                .execute());
    }

    /** All of them, newest last. */
    public List<ConfirmedRequest> confirmedBy(SubscriberId subscriber) {
        return database.withHandle(handle -> confirmed(handle.createQuery(CONFIRMED), subscriber));
    }

    /** Newest last, as many as events carry. */
    List<ConfirmedRequest> newestConfirmed(SubscriberId subscriber) {
        List<ConfirmedRequest> newestFirst = database.withHandle(
                handle -> confirmed(handle.createQuery(NEWEST).bind("most", Confirmed.REQUESTS_KEPT), subscriber));
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** The key is looked for after the rows are read: one in clear may be sealed between the two, and its key is there by then. */
    private List<ConfirmedRequest> confirmed(Query query, SubscriberId subscriber) {
        AtomicReference<ReaderKey> key = new AtomicReference<>();
        return query
                .bind("subscriber", subscriber.value())
                .map((row, context) -> RequestRow.read(
                        row, key.updateAndGet(found -> found == null ? keys.find(subscriber.value()) : found)))
                .stream()
                .flatMap(Optional::stream)
                .map(ConfirmedRequest.class::cast)
                .collect(Collectors.toList());
    }

    /** Returns how many there were. */
    public int forgetPendingSince(Instant before) {
        return database.withHandle(handle ->
                handle.createUpdate(FORGET_PENDING).bind("before", before).execute());
    }
}
