package org.tocsin.mailing.studio;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;

import org.tocsin.mailing.campaign.Campaign;
import org.tocsin.mailing.campaign.Draft;
import org.tocsin.mailing.campaign.Sending;
import org.tocsin.mailing.delivery.DeliveryCounts;
import org.tocsin.mailing.delivery.Freshness;
import org.tocsin.mailing.delivery.Reach;
import org.tocsin.mailing.pace.Domains;
import org.tocsin.mailing.pace.Pacing;
import org.tocsin.mailing.pace.Places;
import org.tocsin.mailing.sending.Circuit;

/** Campaigns as operators see them, with what only the tables of deliveries know. */
@ApplicationScoped
class Views {

    private static final int HOLDS = 20;

    private final DeliveryCounts counts;
    private final Reach reach;
    private final Freshness freshness;
    private final Circuit circuit;
    private final Pace pace;
    private final Pacing pacing;
    private final Places places;
    private final Domains domains;
    private final Map<UUID, Counted> reaches = new ConcurrentHashMap<>();
    private final ObjectMapper json;
    private final Clock clock;

    Views(
            DeliveryCounts counts,
            Reach reach,
            Freshness freshness,
            Circuit circuit,
            Pace pace,
            Pacing pacing,
            Places places,
            Domains domains,
            ObjectMapper json,
            Clock clock) {
        this.counts = counts;
        this.reach = reach;
        this.freshness = freshness;
        this.circuit = circuit;
        this.pace = pace;
        this.pacing = pacing;
        this.places = places;
        this.domains = domains;
        this.json = json;
        this.clock = clock;
    }

    private record Counted(long reach, Instant until) {}

    @Scheduled(every = "1m")
    void forgetReaches() {
        reaches.clear();
    }

    CampaignView brief(StoredCampaign stored) {
        return withCounts(stored).withoutText();
    }

    CampaignView whole(StoredCampaign stored) {
        CampaignView view = withCounts(stored);
        if (stored.campaign() instanceof Draft || stored.campaign() instanceof org.tocsin.mailing.campaign.Scheduled) {
            return view.withReach(reachOf(stored.campaign().id())).withWaiting(waiting(stored.campaign()));
        }
        return stored.campaign() instanceof Sending ? view.withProgress(progress(stored)) : view;
    }

    /** Counting looks at the whole audience, milliseconds for a small one, seconds for a million: it holds for twenty times as long as it took. */
    private long reachOf(UUID campaign) {
        return Optional.ofNullable(reaches.get(campaign))
                .filter(counted -> clock.instant().isBefore(counted.until()))
                .orElseGet(() -> count(campaign))
                .reach();
    }

    private Counted count(UUID campaign) {
        Instant began = clock.instant();
        long found = reach.of(campaign).reach();
        Instant ended = clock.instant();
        Duration took = Duration.between(began, ended);
        Counted counted = new Counted(found, ended.plus(took.multipliedBy(HOLDS)));
        reaches.put(campaign, counted);
        return counted;
    }

    Progress progress(StoredCampaign stored) {
        UUID id = stored.campaign().id();
        return Progress.of(stored.campaign().state(), counts.of(id), pace.of(id), waiting(stored.campaign()));
    }

    private Optional<String> waiting(Campaign campaign) {
        if (campaign instanceof org.tocsin.mailing.campaign.Scheduled overdue) {
            return Optional.of("Its time has come; it waits until the alert that it updates is through.")
                    .filter(reason ->
                            overdue.schedule().at().isBefore(clock.instant().minusSeconds(2)));
        }
        return campaign instanceof Sending
                ? freshness
                        .waiting(campaign.content().kind())
                        .or(() -> circuit.waiting(campaign.id()))
                        .or(() -> pacing.waiting(campaign.content().kind()))
                        .or(places::waiting)
                        .or(domains::waiting)
                : Optional.empty();
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
