package org.tocsin.mailing.studio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.tocsin.mailing.delivery.Deliveries;
import org.tocsin.mailing.delivery.DeliveryState;

/** The ledger of one campaign, page by page, by id of the subscriber. */
@Path("/api/v1/campaigns/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
class DeliveryResource {

    private static final UUID START = new UUID(0, 0);

    private final Campaigns campaigns;
    private final Deliveries deliveries;

    DeliveryResource(Campaigns campaigns, Deliveries deliveries) {
        this.campaigns = campaigns;
        this.deliveries = deliveries;
    }

    @GET
    public Map<String, Object> list(
            @PathParam("id") String id,
            @QueryParam("state") Optional<String> state,
            @QueryParam("cursor") Optional<String> cursor,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        UUID campaign = Requests.campaign(id);
        if (campaigns.find(campaign).isEmpty()) {
            throw Requests.noSuchCampaign();
        }
        int size = Requests.limit(limit);
        List<Deliveries.Row> rows = deliveries.page(
                campaign,
                state.map(DeliveryResource::known),
                cursor.map(DeliveryResource::after).orElse(START),
                size);
        Optional<String> next = rows.size() < size
                ? Optional.empty()
                : Optional.of(rows.get(size - 1).subscriber().toString());
        return Requests.page("deliveries", rows.stream().map(DeliveryView::of).toList(), next);
    }

    private static DeliveryState known(String word) {
        return DeliveryState.of(word).orElseThrow(() -> Requests.wrong("state", "is none that a delivery can have"));
    }

    private static UUID after(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw Requests.wrong("cursor", "is not one that a list has returned");
        }
    }
}
