package org.tocsin.mailing.studio;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jdbi.v3.core.result.RowView;

import org.tocsin.mailing.campaign.Campaign;
import org.tocsin.mailing.campaign.Cancelled;
import org.tocsin.mailing.campaign.Content;
import org.tocsin.mailing.campaign.Draft;
import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.campaign.Paused;
import org.tocsin.mailing.campaign.Sending;
import org.tocsin.mailing.campaign.Sent;
import org.tocsin.mailing.campaign.Subject;
import org.tocsin.mailing.campaign.Topic;

/** A campaign as the table has it, with the times that no state needs. */
record StoredCampaign(Campaign campaign, Instant createdAt, Optional<Instant> startedAt, Optional<Instant> finishedAt) {

    static StoredCampaign of(RowView row) {
        Optional<Instant> startedAt = Optional.ofNullable(row.getColumn("started_at", Instant.class));
        Optional<Instant> finishedAt = Optional.ofNullable(row.getColumn("finished_at", Instant.class));
        return new StoredCampaign(
                campaign(row, startedAt, finishedAt),
                row.getColumn("created_at", Instant.class),
                startedAt,
                finishedAt);
    }

    private static Campaign campaign(RowView row, Optional<Instant> startedAt, Optional<Instant> finishedAt) {
        UUID id = row.getColumn("id", UUID.class);
        String state = row.getColumn("state", String.class);
        return switch (state) {
            case "draft" -> new Draft(id, content(row));
            case "sending" -> new Sending(id, content(row), startedAt.orElseThrow());
            case "paused" -> new Paused(id, content(row), startedAt.orElseThrow());
            case "cancelled" -> new Cancelled(id, content(row), startedAt, finishedAt.orElseThrow());
            case "sent" -> new Sent(id, content(row), startedAt.orElseThrow(), finishedAt.orElseThrow());
            default -> throw new IllegalStateException("campaign " + id + " is in no known state");
        };
    }

    private static Content content(RowView row) {
        return new Content(
                Kind.of(row.getColumn("kind", String.class)).orElseThrow(),
                Topic.of(row.getColumn("topic", String.class)).orElseThrow(),
                new Subject(row.getColumn("subject", String.class)),
                row.getColumn("markdown", String.class));
    }
}
