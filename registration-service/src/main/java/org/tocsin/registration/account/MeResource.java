package org.tocsin.registration.account;

import java.util.Objects;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.UnauthorizedException;

/** The reader's page as JSON, for whoever sends the session as {@code Authorization: Bearer}. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    private final ReaderSessions sessions;
    private final ShowHeld showHeld;

    MeResource(ReaderSessions sessions, ShowHeld showHeld) {
        this.sessions = sessions;
        this.showHeld = showHeld;
    }

    /** Answers 401 without a session, or when its time is over. */
    @GET
    @PermitAll
    public Held me(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return sessions.resumeFromHeader(Objects.requireNonNullElse(authorization, ""))
                .flatMap(reader -> showHeld.of(reader.subscriber()))
                .orElseThrow(MeResource::noSession);
    }

    /** The same as a file. */
    @GET
    @Path("/export")
    @PermitAll
    public Response export(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return Response.ok(me(authorization))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")
                .build();
    }

    private static UnauthorizedException noSession() {
        return new UnauthorizedException();
    }
}
