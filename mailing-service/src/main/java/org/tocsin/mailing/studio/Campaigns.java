package org.tocsin.mailing.studio;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.mailing.campaign.Content;
import org.tocsin.mailing.campaign.Draft;

/** The table of campaigns. */
@ApplicationScoped
class Campaigns {

    private final Jdbi jdbi;

    Campaigns(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(Draft draft, Instant createdAt) {
        Content content = draft.content();
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into campaign (id, kind, topic, subject, markdown, state, created_at)
                        values (:id, :kind, :topic, :subject, :markdown, 'draft', :createdAt)
                        """)
                .bind("id", draft.id())
                .bind("kind", content.kind().word())
                .bind("topic", content.topic().slug())
                .bind("subject", content.subject().text())
                .bind("markdown", content.markdown())
                .bind("createdAt", createdAt)
                .execute());
    }

    /** A draft that was not to be. */
    void remove(UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from campaign where id = :id and state = 'draft'")
                .bind("id", id)
                .execute());
    }

    Optional<StoredCampaign> find(UUID id) {
        return one("select * from campaign where id = :id", id);
    }

    /** Until the transaction ends, nobody else changes it; two operators who press at once come one after the other. */
    Optional<StoredCampaign> lock(UUID id) {
        return one("select * from campaign where id = :id for update", id);
    }

    /** Newest first, behind the given place. */
    List<StoredCampaign> page(Place behind, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select * from campaign where (created_at, id) < (:createdAt, :id)
                        order by created_at desc, id desc limit :limit
                        """)
                .bind("createdAt", behind.createdAt())
                .bind("id", behind.id())
                .bind("limit", limit)
                .map(StoredCampaign::of)
                .list());
    }

    void started(UUID id, Instant now, long audience) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update campaign set state = 'sending', started_at = :now, audience = :audience where id = :id")
                .bind("id", id)
                .bind("now", now)
                .bind("audience", audience)
                .execute());
    }

    void retried(UUID id) {
        update(id, "state = 'sending', finished_at = null, retried_at = now()");
    }

    void paused(UUID id) {
        update(id, "state = 'paused'");
    }

    void resumed(UUID id) {
        update(id, "state = 'sending'");
    }

    void cancelled(UUID id) {
        update(id, "state = 'cancelled', finished_at = now()");
    }

    private void update(UUID id, String assignments) {
        jdbi.useHandle(handle -> handle.createUpdate("update campaign set " + assignments + " where id = :id")
                .bind("id", id)
                .execute());
    }

    private Optional<StoredCampaign> one(String query, UUID id) {
        return jdbi.withHandle(handle ->
                handle.createQuery(query).bind("id", id).map(StoredCampaign::of).findOne());
    }
}
