package org.tocsin.mailing.inbound.review;

import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.UnauthorizedException;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import org.tocsin.mailing.inbound.receiving.CorrectMail;
import org.tocsin.mailing.inbound.receiving.Correction;
import org.tocsin.mailing.staff.Reason;
import org.tocsin.web.ProblemException;

/** Inbound mail as pages, for the operator's browser or phone. */
@Path("/inbound")
@RolesAllowed("operator")
@Produces(MediaType.TEXT_HTML)
class InboundPages {

    private static final int ON_A_PAGE = 30;

    private final InboundList list;
    private final LookInto lookInto;
    private final CorrectMail correctMail;

    InboundPages(InboundList list, LookInto lookInto, CorrectMail correctMail) {
        this.list = list;
        this.lookInto = lookInto;
        this.correctMail = correctMail;
    }

    /** Newest first: all of it, or only what waits for a day that allows it. */
    @GET
    public TemplateInstance list(@RestQuery @DefaultValue("") String cursor, @RestQuery boolean held) {
        Cursor from = cursor.isEmpty() ? Cursor.start() : InboundResource.parse(cursor);
        return new ListPage(list.page(from, ON_A_PAGE, held), held, list.held());
    }

    /** One message without what it says. */
    @GET
    @Path("/{id}")
    public TemplateInstance message(@RestPath UUID id) {
        return page(lookInto.masked(id), "");
    }

    /** The same with what it says, for whoever says why they need it; the reader finds that among their data. Answers 400 without a reason. */
    @POST
    @Path("/{id}/look")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance look(
            @RestPath UUID id, @RestForm @DefaultValue("") String reason, @Context SecurityContext operator) {
        return page(lookInto.unmasked(id, operator.getUserPrincipal().getName(), new Reason(reason)), "");
    }

    /** To forward a message shows it to the publisher, so that needs a reason as well. */
    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance correct(
            @RestPath UUID id,
            @RestForm @DefaultValue("") String meaning,
            @RestForm @DefaultValue("") String forwardReason,
            @Context SecurityContext operator) {
        Correction correction = Correction.of(meaning)
                .orElseThrow(() -> new ProblemException(400, "What does it mean?", "Choose one of the meanings."));
        String name = operator.getUserPrincipal().getName();
        if (correction == Correction.REPLY) {
            lookInto.forwarded(id, name, new Reason(forwardReason));
        }
        String followed = correctMail.correct(id, correction, name).orElseThrow(InboundPages::unknown);
        return page(lookInto.masked(id), followed);
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

    private static TemplateInstance page(Optional<LookInto.Message> found, String followed) {
        return found.map(message -> new MessagePage(message, Correction.values(), followed))
                .orElseThrow(InboundPages::unknown);
    }

    static ProblemException unknown() {
        return new ProblemException(404, "No such message", "It may have been addressed to somebody who was erased.");
    }
}
