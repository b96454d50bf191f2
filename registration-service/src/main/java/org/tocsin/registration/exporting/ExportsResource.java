package org.tocsin.registration.exporting;

import java.time.Instant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;

import io.smallrye.common.annotation.Blocking;

/** The subscribers as CSV (RFC 4180). */
@Path("/api/v1/exports")
public class ExportsResource {

    private final ExportSubscribers exportSubscribers;

    ExportsResource(ExportSubscribers exportSubscribers) {
        this.exportSubscribers = exportSubscribers;
    }

    /** Why somebody takes everybody's address along. */
    public record Demand(@NotBlank @Size(max = 200) String reason) {}

    /** POST, since it leaves a record; 400 without a reason. However many there are, they pass through little memory. */
    @POST
    @Blocking
    @RolesAllowed("operator")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("text/csv")
    public StreamingOutput export(@NotNull @Valid Demand demand, @Context SecurityContext operator) {
        Instant asOf = exportSubscribers.record(operator.getUserPrincipal().getName(), demand.reason());
        return out -> exportSubscribers.write(asOf, out);
    }
}
