package org.tocsin.mailing.studio;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tocsin.mailing.TopicNames;
import org.tocsin.mailing.campaign.Content;
import org.tocsin.web.FieldError;
import org.tocsin.web.ProblemException;

/** Campaigns: write, list, look. */
@Path("/api/v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
class CampaignResource {

    private final CreateCampaign create;
    private final Campaigns campaigns;
    private final Views views;
    private final TopicNames topics;
    private final Clock clock;

    CampaignResource(CreateCampaign create, Campaigns campaigns, Views views, TopicNames topics, Clock clock) {
        this.create = create;
        this.campaigns = campaigns;
        this.views = views;
        this.topics = topics;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@HeaderParam("Idempotency-Key") Optional<String> key, CampaignRequest request) {
        Content content = Requests.body(request).content(topics, clock.instant());
        CreateCampaign.Created created = create.create(content, key.map(Requests::key));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/v1/campaigns/" + created.id())
                .entity(created.json())
                .build();
    }

    @GET
    public Map<String, Object> list(
            @QueryParam("cursor") Optional<String> cursor, @QueryParam("limit") @DefaultValue("20") String limit) {
        Place behind = cursor.map(CampaignResource::place).orElse(Place.START);
        int size = Requests.limit(limit);
        List<StoredCampaign> page = campaigns.page(behind, size);
        Optional<String> next = page.size() < size ? Optional.empty() : Optional.of(placeOf(page.get(size - 1)));
        List<CampaignView> briefs = page.stream().map(views::brief).toList();
        return Requests.page("campaigns", briefs, next);
    }

    @GET
    @Path("{id}")
    public CampaignView show(@PathParam("id") String id) {
        UUID campaign = Requests.campaign(id);
        return campaigns.find(campaign).map(views::whole).orElseThrow(Requests::noSuchCampaign);
    }

    private static Place place(String cursor) {
        return Place.parse(cursor)
                .orElseThrow(() -> new ProblemException(
                        400,
                        "The cursor is none of ours",
                        "Use the value of next as it was given.",
                        List.of(new FieldError("cursor", "is not one that a list has returned"))));
    }

    private static String placeOf(StoredCampaign stored) {
        return new Place(stored.createdAt(), stored.campaign().id()).cursor();
    }
}
