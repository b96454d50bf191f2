package org.tocsin.preference.leaving;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.tokens.SubscriptionReference;
import org.tocsin.web.ProblemException;

/**
 * The unsubscribe link of every mail. Mail programs post to it without a page (RFC 8058); people get a page with buttons,
 * since scanners and prefetchers follow every link and must change nothing.
 */
@Path("/unsubscribe/{token}")
@PermitAll
public class UnsubscribeResource {

    private final UnsubscribeLink link;
    private final Catalogue catalogue;

    UnsubscribeResource(UnsubscribeLink link, Catalogue catalogue) {
        this.link = link;
        this.catalogue = catalogue;
    }

    /** The page, the same for everybody who holds the link, whatever they are subscribed to. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(@PathParam("token") String token) {
        SubscriptionReference reference = link.open(token).orElseThrow(UnsubscribeResource::unknown);
        return new UnsubscribePage(catalogue.topic(reference.topic()), token);
    }

    /** Our page's buttons, and one-click as most mail programs send it. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(@PathParam("token") String token, String body) {
        return act(token, LeaveBody.ofForm(body));
    }

    /** One-click as the others send it; RFC 8058, section 3.1 allows both encodings. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response post(@PathParam("token") String token, MultipartFormDataInput body) {
        return act(token, LeaveBody.ofMultipart(body));
    }

    private Response act(String token, LeaveBody body) {
        return switch (body) {
            case ONE_CLICK -> oneClick(token);
            case TOPIC, EVERYTHING -> button(token, body);
            case OTHER ->
                throw new ProblemException(
                        400,
                        "This says nothing that is understood here",
                        "Open the link in a browser, and press a button.");
        };
    }

    /** One answer for every token, so that nothing can be learnt from it; no page, no cookie, no redirect. */
    private Response oneClick(String token) {
        link.open(token).ifPresent(link::oneClick);
        return Response.ok("No more mail is sent under this link.\n", "text/plain;charset=UTF-8")
                .build();
    }

    private Response button(String token, LeaveBody body) {
        SubscriptionReference reference = link.open(token).orElseThrow(UnsubscribeResource::unknown);
        LeftPage page = body == LeaveBody.EVERYTHING ? link.pressEverything(reference) : link.pressTopic(reference);
        return Response.ok(page.render(), "text/html;charset=UTF-8").build();
    }

    private static ProblemException unknown() {
        return new ProblemException(
                404,
                "This link does not work",
                "It may have been cut when it was copied. Open it from the mail itself, or reply to any of our mails"
                        + " with the one word unsubscribe as its subject.");
    }
}
