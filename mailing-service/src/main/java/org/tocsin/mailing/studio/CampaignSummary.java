package org.tocsin.mailing.studio;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.tocsin.mailing.campaign.Aim;
import org.tocsin.mailing.campaign.Content;
import org.tocsin.mailing.campaign.Schedule;
import org.tocsin.mailing.campaign.Severity;

/** What a campaign is, and how far, without its text and its counts. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record CampaignSummary(
        UUID id,
        String kind,
        String topic,
        String subject,
        String state,
        Optional<String> vendor,
        Optional<String> product,
        Optional<String> severity,
        Optional<String> locale,
        Optional<UUID> updates,
        Optional<Instant> notAfter,
        boolean archive,
        Instant createdAt,
        Optional<Instant> scheduledAt,
        Optional<String> timeZone,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {

    static CampaignSummary of(StoredCampaign stored) {
        Content content = stored.campaign().content();
        Aim aim = content.aim();
        return new CampaignSummary(
                stored.campaign().id(),
                content.kind().word(),
                content.topic().slug(),
                content.subject().text(),
                stored.campaign().state(),
                aim.concern().vendor(),
                aim.concern().product(),
                aim.concern().severity().map(Severity::word),
                aim.locale(),
                aim.updates(),
                aim.notAfter(),
                aim.archived(),
                stored.createdAt(),
                stored.schedule().map(Schedule::at),
                stored.schedule().map(schedule -> schedule.timeZone().getId()),
                stored.startedAt(),
                stored.finishedAt());
    }
}
