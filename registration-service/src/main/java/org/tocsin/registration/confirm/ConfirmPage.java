package org.tocsin.registration.confirm;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import org.tocsin.registration.signup.Catalogue;
import org.tocsin.registration.subscriber.Confirmation;
import org.tocsin.registration.subscriber.ConfirmedRequest;

/** Where a confirmation link leads. Mail scanners fetch it too, so only the button on the page acts. */
@Path("/confirm/{token}")
@Produces(MediaType.TEXT_HTML)
public class ConfirmPage {

    private final ConfirmSubscription confirmSubscription;
    private final Catalogue catalogue;

    ConfirmPage(ConfirmSubscription confirmSubscription, Catalogue catalogue) {
        this.confirmSubscription = confirmSubscription;
        this.catalogue = catalogue;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance confirm(ConfirmView request);

        static native TemplateInstance confirmed(ConfirmView request);

        static native TemplateInstance repeated(ConfirmView request);

        static native TemplateInstance expired();

        static native TemplateInstance unknown();
    }

    /** 200 with a button, or with a kind word if it was pressed before; 410 when too old; 404 for a link that is not ours. */
    @GET
    @PermitAll
    public Response page(@PathParam("token") String token) {
        Confirmation outcome = confirmSubscription.preview(token);
        if (outcome instanceof Confirmation.Accepted possible) {
            return Response.ok(Templates.confirm(view(possible.request()))).build();
        }
        return afterwards(outcome);
    }

    @POST
    @PermitAll
    public Response confirm(@PathParam("token") String token) {
        Confirmation outcome = confirmSubscription.confirm(token);
        if (outcome instanceof Confirmation.Accepted accepted) {
            return Response.ok(Templates.confirmed(view(accepted.request()))).build();
        }
        return afterwards(outcome);
    }

    private Response afterwards(Confirmation outcome) {
        if (outcome instanceof Confirmation.Repeated repeated) {
            return Response.ok(Templates.repeated(view(repeated.request()))).build();
        }
        if (outcome instanceof Confirmation.Unknown) {
            return Response.status(Response.Status.NOT_FOUND)
                    .entity(Templates.unknown())
                    .build();
        }
        return Response.status(Response.Status.GONE).entity(Templates.expired()).build();
    }

    private ConfirmView view(ConfirmedRequest request) {
        return ConfirmView.of(request, catalogue);
    }
}
