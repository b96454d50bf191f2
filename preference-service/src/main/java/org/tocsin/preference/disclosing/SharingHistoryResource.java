package org.tocsin.preference.disclosing;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.UnauthorizedException;

import org.tocsin.preference.preferring.Sessions;

/** What left for sponsors, for whoever sends the session as {@code Authorization: Bearer}. */
@Path("/api/v1/me")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class SharingHistoryResource {

    private final Sessions sessions;
    private final Disclosed disclosed;

    SharingHistoryResource(Sessions sessions, Disclosed disclosed) {
        this.sessions = sessions;
        this.disclosed = disclosed;
    }

    /** Newest first. */
    @GET
    @Path("/sharing")
    public History sharing(@HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization) {
        return sessions.readerOf(authorization)
                .map(disclosed::to)
                .map(History::new)
                .orElseThrow(UnauthorizedException::new);
    }

    /** An object rather than a bare array, so that fields can be added. */
    public record History(List<SharedWith> sharing) {}
}
