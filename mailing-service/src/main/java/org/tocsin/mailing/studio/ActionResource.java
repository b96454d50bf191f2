package org.tocsin.mailing.studio;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tocsin.mailing.campaign.Action;
import org.tocsin.mailing.campaign.Transition;
import org.tocsin.mailing.delivery.DeliveryCounts;
import org.tocsin.mailing.sending.WakeUp;
import org.tocsin.web.ProblemException;

/** What can be done to a campaign. Each answers 202 with the campaign as it then is, also when it was so before. */
@Path("/api/v1/campaigns/{id}/actions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
class ActionResource {

    private final ChangeCampaign change;
    private final SendTest test;
    private final Campaigns campaigns;
    private final DeliveryCounts counts;
    private final WakeUp senders;

    ActionResource(ChangeCampaign change, SendTest test, Campaigns campaigns, DeliveryCounts counts, WakeUp senders) {
        this.change = change;
        this.test = test;
        this.campaigns = campaigns;
        this.counts = counts;
        this.senders = senders;
    }

    @POST
    @Path("{action}")
    public Response act(@PathParam("id") String id, @PathParam("action") String word) {
        UUID campaign = Requests.campaign(id);
        Action action = Action.of(word).orElseThrow(() -> unknown(word));
        Transition transition = change.change(campaign, action).orElseThrow(Requests::noSuchCampaign);
        if (transition instanceof Transition.Refused refused) {
            throw new ProblemException(409, "This campaign cannot " + word, refused.reason());
        }
        senders.now();
        return accepted(campaign);
    }

    @POST
    @Path("test")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response test(@PathParam("id") String id, TestRequest request) {
        UUID campaign = Requests.campaign(id);
        StoredCampaign stored = campaigns.find(campaign).orElseThrow(Requests::noSuchCampaign);
        test.send(stored.campaign(), Requests.body(request).address());
        return accepted(campaign);
    }

    private Response accepted(UUID id) {
        StoredCampaign stored = campaigns.find(id).orElseThrow(Requests::noSuchCampaign);
        return Response.accepted(CampaignView.of(stored, counts.of(id)).withoutText())
                .build();
    }

    private static ProblemException unknown(String word) {
        return word.equals("schedule")
                ? new ProblemException(501, "Not possible yet", "Campaigns cannot be scheduled yet; send them.")
                : new ProblemException(
                        404, "There is no such action", "Known: test, send, pause, resume, cancel, retry-failed.");
    }
}
