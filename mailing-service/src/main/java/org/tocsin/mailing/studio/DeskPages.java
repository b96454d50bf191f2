package org.tocsin.mailing.studio;

import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.UnauthorizedException;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import org.tocsin.mailing.TopicNames;
import org.tocsin.mailing.campaign.Action;
import org.tocsin.mailing.campaign.Campaign;
import org.tocsin.mailing.campaign.Transition;
import org.tocsin.mailing.message.WebText;
import org.tocsin.mailing.sending.WakeUp;
import org.tocsin.web.ProblemException;

/** Campaigns as pages for a publisher's browser: write, look, test, send, watch. Without JavaScript; signed in by the browser's own dialogue. */
@Path("/studio")
@RolesAllowed("operator")
@Produces(MediaType.TEXT_HTML)
class DeskPages {

    private static final int NEWEST = 50;

    private static final Map<Action, String> WORDS = Map.of(
            Action.SEND, "Send now",
            Action.PAUSE, "Pause",
            Action.RESUME, "Go on",
            Action.CANCEL, "Cancel",
            Action.RETRY_FAILED, "Try the failed ones again",
            Action.WITHDRAW, "Withdraw");

    private final Campaigns campaigns;
    private final CreateCampaign create;
    private final ChangeCampaign change;
    private final SendTest test;
    private final Views views;
    private final TopicNames topics;
    private final WakeUp senders;
    private final Clock clock;

    DeskPages(
            Campaigns campaigns,
            CreateCampaign create,
            ChangeCampaign change,
            SendTest test,
            Views views,
            TopicNames topics,
            WakeUp senders,
            Clock clock) {
        this.campaigns = campaigns;
        this.create = create;
        this.change = change;
        this.test = test;
        this.views = views;
        this.topics = topics;
        this.senders = senders;
        this.clock = clock;
    }

    @GET
    public TemplateInstance list() {
        return new DeskListPage(
                campaigns.page(Place.START, NEWEST).stream().map(views::brief).toList());
    }

    /** The form carries a key of its own: pressed twice, it is still one campaign. */
    @GET
    @Path("new")
    public TemplateInstance write() {
        return new DeskWritePage(topics.all(), UUID.randomUUID());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@BeanParam DeskForm form) {
        CreateCampaign.Created created =
                create.create(form.request().content(topics, clock.instant()), Optional.of(Requests.key(form.key())));
        return to(created.id());
    }

    /** Comes again by itself while something happens. */
    @GET
    @Path("{id}")
    public Response show(@PathParam("id") String id) {
        StoredCampaign stored = stored(id);
        CampaignView view = views.whole(stored);
        TemplateInstance page = new DeskCampaignPage(
                view, WebText.html(stored.campaign().content().markdown()), possible(stored.campaign()));
        Response.ResponseBuilder answer = Response.ok(page);
        if (view.progress().isPresent()) {
            answer.header("Refresh", "2");
        }
        return answer.build();
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(@PathParam("id") String id, @RestForm Optional<String> action) {
        Action wanted = action.flatMap(Action::of).orElseThrow(() -> Requests.wrong("action", "is not known"));
        return changed(id, change.change(Requests.campaign(id), wanted));
    }

    @POST
    @Path("{id}/schedule")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response schedule(
            @PathParam("id") String id, @RestForm Optional<String> at, @RestForm Optional<String> zone) {
        ScheduleRequest request = new ScheduleRequest(at.orElse(""), zone.orElse(""));
        return changed(id, change.schedule(Requests.campaign(id), request.schedule(clock.instant())));
    }

    @POST
    @Path("{id}/test")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response test(@PathParam("id") String id, @RestForm Optional<String> to) {
        test.send(stored(id).campaign(), new TestRequest(to.orElse("")).address());
        return to(Requests.campaign(id));
    }

    /** Makes browsers ask for the secret: the user may be called anything, the password is the operator's secret. */
    @ServerExceptionMapper
    Response askForTheSecret(UnauthorizedException nobody) {
        return Response.status(Response.Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"operator\", charset=\"UTF-8\"")
                .type(MediaType.TEXT_PLAIN)
                .entity("This page is for the operator: any user name, and the operator's secret as the password.\n")
                .build();
    }

    private Response changed(String id, Optional<Transition> done) {
        Transition transition = done.orElseThrow(Requests::noSuchCampaign);
        if (transition instanceof Transition.Refused refused) {
            throw new ProblemException(409, "Not possible for this campaign now", refused.reason());
        }
        senders.now();
        return to(Requests.campaign(id));
    }

    private List<Button> possible(Campaign campaign) {
        return Arrays.stream(Action.values())
                .filter(action -> campaign.on(action, clock.instant()) instanceof Transition.Changed)
                .map(action -> new Button(action.word(), WORDS.get(action)))
                .toList();
    }

    private StoredCampaign stored(String id) {
        return campaigns.find(Requests.campaign(id)).orElseThrow(Requests::noSuchCampaign);
    }

    private static Response to(UUID campaign) {
        return Response.seeOther(URI.create("/studio/" + campaign)).build();
    }

    /** What can be pressed. */
    record Button(String action, String text) {}
}
