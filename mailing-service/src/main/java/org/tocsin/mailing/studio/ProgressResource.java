package org.tocsin.mailing.studio;

import java.time.Duration;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** How far a campaign is: once, or every second until it is through. */
@Path("/api/v1/campaigns/{id}/progress")
@RolesAllowed("operator")
class ProgressResource {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Campaigns campaigns;
    private final Views views;

    ProgressResource(Campaigns campaigns, Views views) {
        this.campaigns = campaigns;
        this.views = views;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Progress now(@PathParam("id") String id) {
        return look(Requests.campaign(id));
    }

    /** Server-sent events; the last one is the final state. */
    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<Progress> follow(@PathParam("id") String id) {
        UUID campaign = Requests.campaign(id);
        Progress first = look(campaign);
        Multi<Progress> rest = Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom()
                        .item(() -> look(campaign))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .onItem()
                        .delayIt()
                        .by(INTERVAL))
                .whilst(Progress::moves);
        return first.moves()
                ? Multi.createBy().concatenating().streams(Multi.createFrom().item(first), rest)
                : Multi.createFrom().item(first);
    }

    private Progress look(UUID campaign) {
        return campaigns.find(campaign).map(views::progress).orElseThrow(Requests::noSuchCampaign);
    }
}
