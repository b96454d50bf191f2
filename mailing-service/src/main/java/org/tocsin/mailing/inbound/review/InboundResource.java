package org.tocsin.mailing.inbound.review;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;

import org.tocsin.web.FieldError;
import org.tocsin.web.ProblemException;

/** Inbound mail as JSON, for the operator. */
@Path("/api/v1/inbound")
class InboundResource {

    private final InboundList list;

    InboundResource(InboundList list) {
        this.list = list;
    }

    /** Newest first. */
    @GET
    @RolesAllowed("operator")
    @Produces(MediaType.APPLICATION_JSON)
    public InboundPage list(
            @RestQuery @DefaultValue("") String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit) {
        return list.page(cursor.isEmpty() ? Cursor.start() : parse(cursor), limit);
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
