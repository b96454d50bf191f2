package org.tocsin.mailing.studio;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.mailing.TopicNames;
import org.tocsin.mailing.campaign.Aim;
import org.tocsin.mailing.campaign.Content;
import org.tocsin.mailing.campaign.Draft;
import org.tocsin.mailing.campaign.Schedule;
import org.tocsin.mailing.campaign.Severity;

/** The table of campaigns. */
@ApplicationScoped
class Campaigns {

    private static final String ADD =
            """
            insert into campaign (id, kind, topic, subject, markdown, state, created_at, vendor, product, severity, passing, locale,
                updates, audience_of, not_after, archived)
            values (:id, :kind, :topic, :subject, :markdown, 'draft', :createdAt, :vendor, :product, :severity, :passing, :locale,
                :updates, (select coalesce(u.audience_of, u.id) from campaign u where u.id = :updates), :notAfter, :archived)
            """;

    private final Jdbi jdbi;
    private final TopicNames topics;

    Campaigns(Jdbi jdbi, TopicNames topics) {
        this.jdbi = jdbi;
        this.topics = topics;
    }

    void add(Draft draft, Instant createdAt) {
        Content content = draft.content();
        Aim aim = content.aim();
        jdbi.useHandle(handle -> handle.createUpdate(ADD)
                .bind("id", draft.id())
                .bind("kind", content.kind().word())
                .bind("topic", content.topic().slug())
                .bind("subject", content.subject().text())
                .bind("markdown", content.markdown())
                .bind("createdAt", createdAt)
                .bind("vendor", aim.concern().vendor())
                .bind("product", aim.concern().product())
                .bind("severity", aim.concern().severity().map(Severity::rank))
                .bind(
                        "passing",
                        aim.concern()
                                .passing()
                                .map(all -> all.toArray(String[]::new))
                                .orElse(null))
                .bind("locale", aim.locale())
                .bind("updates", aim.updates())
                .bind("notAfter", aim.notAfter())
                .bind("archived", aim.archived())
                .execute());
    }

    Optional<StoredCampaign> find(UUID id) {
        return one("select * from campaign where id = :id", id);
    }

    /** Until the transaction ends, nobody else changes it; two operators who press at once come one after the other. */
    Optional<StoredCampaign> lock(UUID id) {
        return one("select * from campaign where id = :id for no key update", id);
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
                .map(row -> StoredCampaign.of(row, topics))
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

    void withdrawn(UUID id) {
        update(id, "state = 'withdrawn', finished_at = now()");
    }

    void scheduled(UUID id, Schedule schedule) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update campaign set state = 'scheduled', scheduled_at = :at, time_zone = :zone where id = :id")
                .bind("id", id)
                .bind("at", schedule.at())
                .bind("zone", schedule.timeZone().getId())
                .execute());
    }

    /** Whether it updates an alert that more readers may still get. */
    boolean updatesOneOnItsWay(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select exists (select from campaign c join campaign u on u.id in (c.updates, c.audience_of)
                                       where c.id = :id and u.state in ('sending', 'paused'))
                        """)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
    }

    /** Whether it is still known who got it, or whoever began the series; and stays so until the running transaction ends. */
    boolean remembersWhoGot(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select first.folded_at is null from campaign c join campaign first on first.id = coalesce(c.audience_of, c.id)
                        where c.id = :id for share of first
                        """)
                .bind("id", id)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
    }

    List<UUID> sending() {
        return jdbi.withHandle(handle -> handle.createQuery("select id from campaign where state = 'sending'")
                .mapTo(UUID.class)
                .list());
    }

    /** Those whose time has come. */
    List<UUID> due() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id from campaign where state = 'scheduled' and scheduled_at <= now() order by scheduled_at")
                .mapTo(UUID.class)
                .list());
    }

    private void update(UUID id, String assignments) {
        jdbi.useHandle(handle -> handle.createUpdate("update campaign set " + assignments + " where id = :id")
                .bind("id", id)
                .execute());
    }

    private Optional<StoredCampaign> one(String query, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .bind("id", id)
                .map(row -> StoredCampaign.of(row, topics))
                .findOne());
    }
}
