package org.tocsin.mailing.audience;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.events.Received;

import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
class ErasureTest {

    private static final String LETTER =
            """
            insert into transactional_mail (mail_id, subscriber_id, kind, state, next_at, request, expires_at)
            values (gen_random_uuid(), :reader, 'account', 'deferred', 'infinity', :request, 'infinity')""";

    private static final String SEALED_LETTERS =
            """
            insert into transactional_mail (mail_id, subscriber_id, kind, about, state, next_at, request, expires_at)
            select gen_random_uuid(), :reader, 'account', about, 'deferred', 'infinity', 'sealed.1.AQ', 'infinity'
              from unnest(array['erased', 'erasure-link', null]) about""";

    private static final String BOUNCED =
            """
            with sent as (
                insert into campaign (id, kind, topic, subject, markdown, state, created_at)
                values (gen_random_uuid(), 'alert', 'security-alerts', 'x', 'x', 'draft', now()) returning id)
            insert into delivery (campaign_id, subscriber_id, state, epoch, reply)
            select id, :reader, 'refused', 1, '550 no such user gone@readers.example' from sent""";

    private static final String BOUNCE =
            """
            insert into bounce (subscriber_id, campaign_id, topic, kind, status, via, bounced_at)
            values (:reader, gen_random_uuid(), 'newsletter', 'hard', '5.1.1', 'smtp', now())""";

    private static final String SCORE =
            """
            insert into bounce_score (subscriber_id, topic_class, score, since, counted_at)
            values (:reader, 'alerts', 1, now(), now())""";

    private static final String REPLIED =
            """
            with raw as (
                insert into inbound_raw (message_hash, received_at, heading, raw)
                values (sha256(:reader::text::bytea), now(), 'Hello', 'Hello') returning message_hash)
            insert into inbound_mail (id, received_at, message_hash, recipient_hash, addressed_to, null_return_path,
                                      subscriber_id, meaning, why, effect)
            select gen_random_uuid(), now(), message_hash, message_hash, 'reply', false, :reader, 'reply', '', 'none'
              from raw""";

    @Inject
    KnownSubscribers subscribers;

    @Inject
    SweepErased sweep;

    @Inject
    Jdbi jdbi;

    private final UUID reader = UUID.randomUUID();

    @Test
    void whoIsErasedIsForgottenInEveryTableButForTheLastLetter() {
        write(LETTER, "{\"about\":\"erasure-link\"}");
        write(LETTER, "{\"about\":\"erased\"}");
        write(BOUNCED, "");
        write(REPLIED, "");
        write(BOUNCE, "");
        write(SCORE, "");

        subscribers.apply(List.of(new Received<>(reader, reader, Optional.empty())));

        assertEquals(
                List.of("{\"about\":\"erased\"}"),
                read("select request from transactional_mail where subscriber_id = :reader"));
        assertEquals(List.of(), replies());
        assertEquals(List.of(), read("select status from bounce where subscriber_id = :reader"));
        assertEquals(List.of(), read("select topic_class from bounce_score where subscriber_id = :reader"));
        assertEquals(
                List.of(),
                read("select heading::text from inbound_raw where message_hash = sha256(:reader::text::bytea)"));
    }

    @Test
    void lastLetterIsKnownByWhatItIsAboutWhenItIsSealed() {
        jdbi.useHandle(handle ->
                handle.createUpdate(SEALED_LETTERS).bind("reader", reader).execute());

        subscribers.apply(List.of(new Received<>(reader, reader, Optional.empty())));

        assertEquals(List.of("erased"), read("select about from transactional_mail where subscriber_id = :reader"));
    }

    @Test
    void whatIsWrittenDownAfterTheErasureIsForgottenAsWell() {
        subscribers.apply(List.of(new Received<>(reader, reader, Optional.empty())));
        write(BOUNCED, "");

        sweep.sweep();

        assertEquals(List.of(), replies());
    }

    private List<String> replies() {
        return read("select reply from delivery where subscriber_id = :reader and reply is not null");
    }

    private void write(String statement, String request) {
        jdbi.useHandle(handle -> handle.createUpdate(statement)
                .bind("reader", reader)
                .bind("request", request)
                .execute());
    }

    private List<String> read(String query) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .bind("reader", reader)
                .mapTo(String.class)
                .list());
    }
}
