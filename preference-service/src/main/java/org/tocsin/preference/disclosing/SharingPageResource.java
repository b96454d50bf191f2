package org.tocsin.preference.disclosing;

import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestForm;

import org.tocsin.preference.preferring.Sessions;
import org.tocsin.preference.preferring.SignInFirst;

/** The same as a page; it is reached from the preferences, with the session in the form. */
@Path("/preferences")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class SharingPageResource {

    private final Sessions sessions;
    private final Disclosed disclosed;

    SharingPageResource(Sessions sessions, Disclosed disclosed) {
        this.sessions = sessions;
        this.disclosed = disclosed;
    }

    /** Without a session there is nothing to see. */
    @GET
    @Path("/shared")
    public TemplateInstance signInFirst() {
        return new SignInFirst(false);
    }

    /** Changes nothing; a POST, so that the session is in no address. */
    @POST
    @Path("/shared")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response show(@RestForm Optional<String> session) {
        String token = session.orElse("");
        return sessions.reader(token)
                .map(disclosed::to)
                .map(history -> answer(200, SharingPage.of(token, history)))
                .orElseGet(() -> answer(401, new SignInFirst(true)));
    }

    private static Response answer(int status, TemplateInstance page) {
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .entity(page.render())
                .build();
    }
}
