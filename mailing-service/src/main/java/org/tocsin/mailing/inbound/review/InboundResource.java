package org.tocsin.mailing.inbound.review;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import org.tocsin.mailing.staff.Reason;
import org.tocsin.web.FieldError;
import org.tocsin.web.ProblemException;

/** Inbound mail as JSON, for the operator. */
@Path("/api/v1/inbound")
class InboundResource {

    private final InboundList list;
    private final LookInto lookInto;

    InboundResource(InboundList list, LookInto lookInto) {
        this.list = list;
        this.lookInto = lookInto;
    }

    /** Newest first: all of it, or only what waits for a day that allows it. */
    @GET
    @RolesAllowed("operator")
    @Produces(MediaType.APPLICATION_JSON)
    public InboundPage list(
            @RestQuery @DefaultValue("") String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit,
            @RestQuery boolean held) {
        return list.page(cursor.isEmpty() ? Cursor.start() : parse(cursor), limit, held);
    }

    /** Why somebody needs to see what was written. */
    record LookRequest(String reason) {}

    /** What one message says; that it was looked at, by whom and why, is shown to whoever wrote it. Answers 400 without a reason. */
    @POST
    @Path("/{id}/look")
    @RolesAllowed("operator")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public LookInto.Written look(@RestPath UUID id, LookRequest request, @Context SecurityContext operator) {
        return lookInto.unmasked(
                        id, operator.getUserPrincipal().getName(), new Reason(request == null ? "" : request.reason()))
                .flatMap(LookInto.Message::written)
                .orElseThrow(InboundPages::unknown);
    }

    static Cursor parse(String cursor) {
        return Cursor.parse(cursor)
                .orElseThrow(() -> new ProblemException(
                        400,
                        "Invalid cursor",
                        "Take the cursor from \"next\" of the page before.",
                        List.of(new FieldError("cursor", "is none of ours"))));
    }
}
