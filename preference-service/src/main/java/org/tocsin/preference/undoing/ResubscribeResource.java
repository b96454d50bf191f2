package org.tocsin.preference.undoing;

import java.util.Collection;
import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.TemplateInstance;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.catalogue.Topic;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.web.ProblemException;

/** The link that takes an opt-out back: a page with a button, since scanners follow links. */
@Path("/resubscribe/{token}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class ResubscribeResource {

    private final TakeBack takeBack;
    private final Catalogue catalogue;

    ResubscribeResource(TakeBack takeBack, Catalogue catalogue) {
        this.takeBack = takeBack;
        this.catalogue = catalogue;
    }

    /** Asks; changes nothing. */
    @GET
    public TemplateInstance page(@PathParam("token") String token) {
        return page(token, takeBack.look(token));
    }

    /** Acts on the button; any other body is refused. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance post(@PathParam("token") String token, String body) {
        if (!body.equals("resubscribe=yes")) {
            throw new ProblemException(
                    400,
                    "This says nothing that is understood here",
                    "Open the link in a browser, and press the button.");
        }
        return page(token, takeBack.accept(token));
    }

    private TemplateInstance page(String token, Offer offer) {
        if (offer instanceof Offer.Open open) {
            return new ResubscribePage(listed(open.undo(), open.undo().optOuts().keySet()), token);
        }
        if (offer instanceof Offer.Accepted accepted) {
            return new ResubscribedPage(
                    !accepted.subscribed().isEmpty(), listed(accepted.undo(), accepted.subscribed()));
        }
        throw offer instanceof Offer.Expired
                ? new ProblemException(
                        410, "This link has expired", "You can subscribe again at any time: go to /subscribe.")
                : new ProblemException(404, "This link does not work", "It may have been cut when it was copied.");
    }

    /** Only the mailbox shows that its owner is there; the page may be read by whoever holds a forwarded mail. */
    private List<Topic> listed(Undo undo, Collection<Purpose> purposes) {
        return purposes.stream()
                .filter(purpose -> undo.mailed())
                .map(Purpose::name)
                .sorted()
                .map(catalogue::topic)
                .toList();
    }
}
