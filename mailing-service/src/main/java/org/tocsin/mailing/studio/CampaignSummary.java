package org.tocsin.mailing.studio;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.tocsin.mailing.campaign.Content;

/** What a campaign is, and how far, without its text and its counts. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record CampaignSummary(
        UUID id,
        String kind,
        String topic,
        String subject,
        String state,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {

    static CampaignSummary of(StoredCampaign stored) {
        Content content = stored.campaign().content();
        return new CampaignSummary(
                stored.campaign().id(),
                content.kind().word(),
                content.topic().slug(),
                content.subject().text(),
                stored.campaign().state(),
                stored.createdAt(),
                stored.startedAt(),
                stored.finishedAt());
    }
}
