package org.tocsin.mailing.history;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

import org.tocsin.mailing.history.MailHistory.BounceSeen;
import org.tocsin.mailing.history.MailHistory.LetterSent;
import org.tocsin.mailing.history.MailHistory.Received;
import org.tocsin.mailing.history.MailHistory.Sent;

/** Collects what is held about one reader's mail. */
@ApplicationScoped
class ReadHistory {

    private static final String KNOWN =
            "select exists (select from subscriber where id = :reader and erased_at is null)";

    /** The lateral join keeps it to one look at the primary key for each campaign; there is no index by subscriber. */
    private static final String CAMPAIGNS =
            """
            select c.id as campaign_id, c.topic, c.subject, d.state, d.updated_at as at
              from campaign c
             cross join lateral (
                   select state, updated_at from delivery
                    where campaign_id = c.id and subscriber_id = :reader offset 0) d
             order by d.updated_at desc, c.id
            """;

    private static final String LETTERS =
            """
            select mail_id, kind, state, recorded_at as requested_at, finished_at
              from transactional_mail where subscriber_id = :reader
             order by recorded_at desc, mail_id
            """;

    private static final String RECEIVED =
            """
            select id, received_at as at, addressed_to, coalesce(corrected_meaning, meaning) as meaning,
                   coalesce(corrected_effect, effect) as effect
              from inbound_mail where subscriber_id = :reader
             order by received_at desc, id
            """;

    private static final String BOUNCES =
            """
            select campaign_id, kind, status, bounced_at as at from bounce
             where subscriber_id = :reader
             order by bounced_at desc
            """;

    private final Jdbi jdbi;

    ReadHistory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Transactional
    MailHistory of(UUID reader) {
        return jdbi.withHandle(handle -> new MailHistory(
                reader,
                handle.createQuery(KNOWN)
                        .bind("reader", reader)
                        .mapTo(Boolean.class)
                        .one(),
                list(handle, CAMPAIGNS, reader, Sent.class),
                list(handle, LETTERS, reader, LetterSent.class),
                list(handle, RECEIVED, reader, Received.class),
                list(handle, BOUNCES, reader, BounceSeen.class)));
    }

    private static <T> List<T> list(Handle handle, String query, UUID reader, Class<T> type) {
        return handle.createQuery(query)
                .bind("reader", reader)
                .map(ConstructorMapper.of(type))
                .list();
    }
}
