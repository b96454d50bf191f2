package org.tocsin.mailing.inbound.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.mailing.inbound.receiving.CorrectedBy;

/** Reads pages of inbound mail by key, so that a page costs the same however far down it is. */
@ApplicationScoped
class InboundList {

    private static final String PAGE =
            """
            select mail.*
            from inbound_mail mail
            where (mail.received_at, mail.id) < (:receivedAt, :id)
              and (not :held or exists (select from inbound_held where mail_id = mail.id))
            order by mail.received_at desc, mail.id desc
            limit :limit
            """;

    private static final String ONE =
            """
            select mail.*
            from inbound_mail mail
            where mail.id = :id
            """;

    private final Jdbi database;
    private final CorrectedBy correctedBy;

    InboundList(Jdbi database, CorrectedBy correctedBy) {
        this.database = database;
        this.correctedBy = correctedBy;
    }

    /** How many wait for a day that allows what they ask for. */
    long held() {
        return database.withHandle(handle -> handle.createQuery("select count(*) from inbound_held")
                .mapTo(Long.class)
                .one());
    }

    /** @param held only what waits for a day that allows it */
    InboundPage page(Cursor from, int limit, boolean held) {
        List<InboundItem> items = database.withHandle(handle -> handle.createQuery(PAGE)
                .bind("receivedAt", from.receivedAt())
                .bind("id", from.id())
                .bind("limit", limit)
                .bind("held", held)
                .map((row, context) -> item(row))
                .list());
        boolean more = items.size() == limit;
        return new InboundPage(
                items, more ? Optional.of(after(items.get(limit - 1)).text()) : Optional.empty());
    }

    Optional<InboundItem> find(UUID id) {
        return database.withHandle(handle -> handle.createQuery(ONE)
                .bind("id", id)
                .map((row, context) -> item(row))
                .findOne());
    }

    private static Cursor after(InboundItem last) {
        return new Cursor(last.receivedAt(), last.id());
    }

    private InboundItem item(ResultSet row) throws SQLException {
        return new InboundItem(
                row.getObject("id", UUID.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("addressed_to"),
                row.getBoolean("null_return_path"),
                row.getString("arrived_by"),
                row.getString("known_by"),
                Optional.ofNullable(row.getObject("subscriber_id", UUID.class)),
                row.getString("meaning"),
                row.getString("why"),
                row.getString("effect"),
                Optional.ofNullable(row.getString("topic")),
                Optional.ofNullable(row.getString("corrected_meaning")),
                Optional.ofNullable(row.getString("corrected_effect")),
                Optional.ofNullable(row.getBytes("corrected_by")).flatMap(correctedBy::open));
    }
}
