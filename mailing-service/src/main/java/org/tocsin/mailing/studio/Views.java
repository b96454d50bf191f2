package org.tocsin.mailing.studio;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.tocsin.mailing.campaign.Draft;
import org.tocsin.mailing.campaign.Scheduled;
import org.tocsin.mailing.campaign.Sending;
import org.tocsin.mailing.delivery.DeliveryCounts;
import org.tocsin.mailing.delivery.Freshness;
import org.tocsin.mailing.delivery.Reach;

/** Campaigns as operators see them, with what only the tables of deliveries know. */
@ApplicationScoped
class Views {

    private final DeliveryCounts counts;
    private final Reach reach;
    private final Freshness freshness;
    private final ObjectMapper json;

    Views(DeliveryCounts counts, Reach reach, Freshness freshness, ObjectMapper json) {
        this.counts = counts;
        this.reach = reach;
        this.freshness = freshness;
        this.json = json;
    }

    CampaignView brief(StoredCampaign stored) {
        return withCounts(stored).withoutText();
    }

    CampaignView whole(StoredCampaign stored) {
        CampaignView view = withCounts(stored);
        if (stored.campaign() instanceof Draft || stored.campaign() instanceof Scheduled) {
            return view.withReach(reach.of(stored.campaign().id()).reach());
        }
        return stored.campaign() instanceof Sending sending
                ? view.withWaiting(freshness.waiting(sending.content().kind()))
                : view;
    }

    CampaignView withCounts(StoredCampaign stored) {
        return CampaignView.of(stored, counts.of(stored.campaign().id()));
    }

    /** Of a campaign that was written here. */
    UUID id(String written) {
        try {
            return UUID.fromString(json.readTree(written).path("id").asText());
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("an answer that was remembered is no JSON", bug);
        }
    }

    String write(Object view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("an answer cannot be written as JSON", bug);
        }
    }
}
