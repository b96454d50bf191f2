package org.tocsin.mailing.studio;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.tocsin.mailing.campaign.Action;
import org.tocsin.mailing.campaign.Transition;
import org.tocsin.mailing.delivery.Reach;
import org.tocsin.mailing.sending.WakeUp;
import org.tocsin.mailing.staff.Reason;
import org.tocsin.web.ProblemException;

/**
 * What can be done to a campaign. Each answers 202 with the campaign as it then is, also when it was so before; with an Idempotency-Key a repeated
 * request gets the answer of the first.
 */
@Path("/api/v1/campaigns/{id}/actions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
class ActionResource {

    private final ChangeCampaign change;
    private final SendTest test;
    private final Campaigns campaigns;
    private final Reach reach;
    private final ExplainCase explain;
    private final Views views;
    private final OnceOnly once;
    private final Bodies bodies;
    private final WakeUp senders;
    private final Clock clock;

    ActionResource(
            ChangeCampaign change,
            SendTest test,
            Campaigns campaigns,
            Reach reach,
            ExplainCase explain,
            Views views,
            OnceOnly once,
            Bodies bodies,
            WakeUp senders,
            Clock clock) {
        this.change = change;
        this.test = test;
        this.campaigns = campaigns;
        this.reach = reach;
        this.explain = explain;
        this.views = views;
        this.once = once;
        this.bodies = bodies;
        this.senders = senders;
        this.clock = clock;
    }

    @POST
    @Path("{action}")
    public Response act(
            @PathParam("id") String id,
            @PathParam("action") String word,
            @HeaderParam("Idempotency-Key") Optional<String> key,
            String body) {
        Action action = Action.of(word).orElseThrow(() -> unknown(word));
        UUID campaign = Requests.campaign(id);
        bodies.none(body);
        return accepted(key, campaign, word, () -> change.change(campaign, action));
    }

    @POST
    @Path("schedule")
    public Response schedule(
            @PathParam("id") String id, @HeaderParam("Idempotency-Key") Optional<String> key, String body) {
        UUID campaign = Requests.campaign(id);
        ScheduleRequest request = bodies.read(body, ScheduleRequest.class);
        return accepted(
                key,
                campaign,
                "schedule\n" + request,
                () -> change.schedule(campaign, request.schedule(clock.instant())));
    }

    /** Mail is sent with no transaction open; so the key is remembered before, and forgotten when the relay does not take the mail. */
    @POST
    @Path("test")
    public Response test(
            @PathParam("id") String id, @HeaderParam("Idempotency-Key") Optional<String> key, String body) {
        UUID campaign = Requests.campaign(id);
        TestRequest request = bodies.read(body, TestRequest.class);
        String address = request.address();
        StoredCampaign stored = campaigns.find(campaign).orElseThrow(Requests::noSuchCampaign);
        String answer = once.before(
                key.map(Requests::key),
                campaign,
                "test\n" + campaign + "\n" + address,
                views.write(views.brief(stored)),
                () -> test.send(stored.campaign(), address));
        return Response.accepted(answer).build();
    }

    /** Nothing is sent. With an address and a reason, why that reader would not get it; the reader finds that somebody asked. */
    @POST
    @Path("rehearse")
    public Map<String, Object> rehearse(@PathParam("id") String id, @Context SecurityContext operator, String body) {
        UUID campaign = Requests.campaign(id);
        if (campaigns.find(campaign).isEmpty()) {
            throw Requests.noSuchCampaign();
        }
        RehearseRequest request = bodies.readOrEmpty(body, RehearseRequest.class);
        return Optional.ofNullable(request.email())
                .map(email -> caseOf(
                        campaign, email.strip(), operator.getUserPrincipal().getName(), new Reason(request.reason())))
                .orElseGet(() -> forecast(campaign));
    }

    private Map<String, Object> caseOf(UUID campaign, String email, String operator, Reason reason) {
        Optional<String> objection = explain.objection(campaign, email, operator, reason);
        Map<String, Object> answer = new LinkedHashMap<>(Map.of("gets", objection.isEmpty()));
        objection.ifPresent(words -> answer.put("reason", words));
        return answer;
    }

    private Map<String, Object> forecast(UUID campaign) {
        Reach.Forecast forecast = reach.of(campaign);
        return Map.of("reach", forecast.reach(), "suppressed", forecast.suppressed());
    }

    private Response accepted(
            Optional<String> key, UUID campaign, String request, Supplier<Optional<Transition>> work) {
        String answer = once.perform(key.map(Requests::key), campaign, campaign + "\n" + request, () -> {
            Transition transition = work.get().orElseThrow(Requests::noSuchCampaign);
            if (transition instanceof Transition.Refused refused) {
                throw new ProblemException(409, "Not possible for this campaign now", refused.reason());
            }
            return views.write(views.brief(campaigns.find(campaign).orElseThrow(Requests::noSuchCampaign)));
        });
        senders.now();
        return Response.accepted(answer).build();
    }

    private static ProblemException unknown(String word) {
        return new ProblemException(
                404,
                "There is no such action: " + word.replaceAll("[^a-z-]", "?"),
                "Known: test, rehearse, schedule, send, pause, resume, cancel, retry-failed, withdraw.");
    }
}
