package org.tocsin.mailing.studio;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

import org.jdbi.v3.core.result.RowView;

import org.tocsin.mailing.TopicNames;
import org.tocsin.mailing.campaign.Aim;
import org.tocsin.mailing.campaign.Campaign;
import org.tocsin.mailing.campaign.Cancelled;
import org.tocsin.mailing.campaign.Concern;
import org.tocsin.mailing.campaign.Content;
import org.tocsin.mailing.campaign.Draft;
import org.tocsin.mailing.campaign.Expired;
import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.campaign.Paused;
import org.tocsin.mailing.campaign.Schedule;
import org.tocsin.mailing.campaign.Scheduled;
import org.tocsin.mailing.campaign.Sending;
import org.tocsin.mailing.campaign.Sent;
import org.tocsin.mailing.campaign.Severity;
import org.tocsin.mailing.campaign.Subject;
import org.tocsin.mailing.campaign.Withdrawn;

/** A campaign as the table has it, with the times that no state needs. */
record StoredCampaign(
        Campaign campaign,
        Instant createdAt,
        Optional<Schedule> schedule,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {

    static StoredCampaign of(RowView row, TopicNames topics) {
        Optional<Instant> startedAt = Optional.ofNullable(row.getColumn("started_at", Instant.class));
        Optional<Instant> finishedAt = Optional.ofNullable(row.getColumn("finished_at", Instant.class));
        return new StoredCampaign(
                campaign(row, content(row, topics), startedAt, finishedAt),
                row.getColumn("created_at", Instant.class),
                schedule(row),
                startedAt,
                finishedAt);
    }

    private static Campaign campaign(
            RowView row, Content content, Optional<Instant> startedAt, Optional<Instant> finishedAt) {
        UUID id = row.getColumn("id", UUID.class);
        String state = row.getColumn("state", String.class);
        return switch (state) {
            case "draft" -> new Draft(id, content);
            case "scheduled" -> new Scheduled(id, content, schedule(row).orElseThrow());
            case "withdrawn" -> new Withdrawn(id, content, startedAt, finishedAt.orElseThrow());
            case "expired" -> new Expired(id, content, startedAt, finishedAt.orElseThrow());
            case "sending" -> new Sending(id, content, startedAt.orElseThrow());
            case "paused" -> new Paused(id, content, startedAt.orElseThrow());
            case "cancelled" -> new Cancelled(id, content, startedAt, finishedAt.orElseThrow());
            case "sent" -> new Sent(id, content, startedAt.orElseThrow(), finishedAt.orElseThrow());
            default -> throw new IllegalStateException("campaign " + id + " is in no known state");
        };
    }

    /** When it is to be sent, or was. */
    private static Optional<Schedule> schedule(RowView row) {
        return Optional.ofNullable(row.getColumn("scheduled_at", Instant.class))
                .map(at -> new Schedule(at, ZoneId.of(row.getColumn("time_zone", String.class))));
    }

    private static Content content(RowView row, TopicNames topics) {
        return new Content(
                Kind.of(row.getColumn("kind", String.class)).orElseThrow(),
                topics.topic(row.getColumn("topic", String.class)),
                new Subject(row.getColumn("subject", String.class)),
                row.getColumn("markdown", String.class),
                aim(row));
    }

    private static Aim aim(RowView row) {
        Concern concern = new Concern(
                Optional.ofNullable(row.getColumn("vendor", String.class)),
                Optional.ofNullable(row.getColumn("product", String.class)),
                Optional.ofNullable(row.getColumn("severity", Integer.class)).map(Severity::ofRank));
        return new Aim(
                concern,
                Optional.ofNullable(row.getColumn("locale", String.class)),
                Optional.ofNullable(row.getColumn("updates", UUID.class)),
                Optional.ofNullable(row.getColumn("not_after", Instant.class)),
                row.getColumn("archived", Boolean.class));
    }
}
