package org.tocsin.mailing.studio;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.tocsin.mailing.campaign.Content;
import org.tocsin.mailing.delivery.DeliveryCounts.Counts;

/** A campaign as an operator sees it. In {@code counts} the states add up to {@code audience}; {@code repeated} is counted beside them. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record CampaignView(
        UUID id,
        String kind,
        String topic,
        String subject,
        Optional<String> markdown,
        String state,
        Optional<Long> reach,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Map<String, Long> counts) {

    static CampaignView of(StoredCampaign stored, Counts counts) {
        Content content = stored.campaign().content();
        return new CampaignView(
                stored.campaign().id(),
                content.kind().word(),
                content.topic().slug(),
                content.subject().text(),
                Optional.of(content.markdown()),
                stored.campaign().state(),
                Optional.empty(),
                stored.createdAt(),
                stored.startedAt(),
                stored.finishedAt(),
                words(counts));
    }

    /** For lists, where the text would only be in the way. */
    CampaignView withoutText() {
        return new CampaignView(
                id, kind, topic, subject, Optional.empty(), state, reach, createdAt, startedAt, finishedAt, counts);
    }

    /** For drafts: how many readers it would go to if it were sent now. */
    CampaignView withReach(long readers) {
        return new CampaignView(
                id,
                kind,
                topic,
                subject,
                markdown,
                state,
                Optional.of(readers),
                createdAt,
                startedAt,
                finishedAt,
                counts);
    }

    private static Map<String, Long> words(Counts counts) {
        Map<String, Long> words = new LinkedHashMap<>();
        words.put("audience", counts.audience());
        counts.byState().forEach((state, number) -> words.put(state.word(), number));
        words.put("repeated", counts.repeated());
        return words;
    }
}
