package org.tocsin.mailing.studio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.tocsin.mailing.delivery.DeliveryCounts.Counts;

/**
 * A campaign as an operator sees it. In {@code counts} the states add up to {@code audience}; {@code repeated} is counted beside them.
 *
 * @param reach for drafts: how many readers it would go to if it were sent now
 * @param progress while it is being sent
 * @param waiting why nothing is sent at the moment although the campaign is being sent
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record CampaignView(
        @JsonUnwrapped CampaignSummary summary,
        Optional<String> markdown,
        Optional<Long> reach,
        Optional<String> waiting,
        Optional<Progress> progress,
        Map<String, Long> counts) {

    static CampaignView of(StoredCampaign stored, Counts counts) {
        return new CampaignView(
                CampaignSummary.of(stored),
                Optional.of(stored.campaign().content().markdown()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                words(counts));
    }

    /** For lists, where the text would only be in the way. */
    CampaignView withoutText() {
        return new CampaignView(summary, Optional.empty(), reach, waiting, progress, counts);
    }

    CampaignView withReach(long readers) {
        return new CampaignView(summary, markdown, Optional.of(readers), waiting, progress, counts);
    }

    CampaignView withWaiting(Optional<String> reason) {
        return new CampaignView(summary, markdown, reach, reason, progress, counts);
    }

    CampaignView withProgress(Progress soFar) {
        return new CampaignView(summary, markdown, reach, soFar.waiting(), Optional.of(soFar), counts);
    }

    private static Map<String, Long> words(Counts counts) {
        Map<String, Long> words = new LinkedHashMap<>();
        words.put("audience", counts.audience());
        counts.byState().forEach((state, number) -> words.put(state.word(), number));
        words.put("repeated", counts.repeated());
        return words;
    }
}
