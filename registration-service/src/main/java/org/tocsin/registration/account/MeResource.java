package org.tocsin.registration.account;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.UnauthorizedException;

import org.tocsin.registration.signup.PersonName;
import org.tocsin.web.FieldError;
import org.tocsin.web.ProblemException;

/** The reader's page as JSON, for whoever sends the session as {@code Authorization: Bearer}. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    private final ReaderSessions sessions;
    private final ShowHeld showHeld;
    private final CorrectName correctName;

    MeResource(ReaderSessions sessions, ShowHeld showHeld, CorrectName correctName) {
        this.sessions = sessions;
        this.showHeld = showHeld;
        this.correctName = correctName;
    }

    /** What to change; the name null takes it away. */
    public record Correction(JsonNode name) {}

    /** Answers 401 without a session, or when its time is over. */
    @GET
    @PermitAll
    public Held me(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return held(reader(authorization));
    }

    /** Answers 400 when the name is missing or is none. */
    @PATCH
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Held correct(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, Correction correction) {
        ReaderSession reader = reader(authorization);
        correctName.correct(reader.subscriber(), nameIn(correction));
        return held(reader);
    }

    /** The same as {@link #me}, as a file. */
    @GET
    @Path("/export")
    @PermitAll
    public Response export(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return Response.ok(me(authorization))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")
                .build();
    }

    private ReaderSession reader(String authorization) {
        return sessions.resumeFromHeader(Objects.requireNonNullElse(authorization, ""))
                .orElseThrow(UnauthorizedException::new);
    }

    private Held held(ReaderSession reader) {
        return showHeld.of(reader.subscriber()).orElseThrow(UnauthorizedException::new);
    }

    private static Optional<PersonName> nameIn(Correction correction) {
        JsonNode name = correction.name();
        if (name == null || !(name.isNull() || name.isTextual())) {
            throw faultyName("A text, or null to have none.");
        }
        String typed = name.asText("");
        PersonName.faultIn(typed).ifPresent(fault -> {
            throw faultyName(fault);
        });
        return name.isNull() || typed.isBlank() ? Optional.empty() : Optional.of(new PersonName(typed));
    }

    private static ProblemException faultyName(String fault) {
        return new ProblemException(
                400, "The correction cannot be used", "name: " + fault, List.of(new FieldError("name", fault)));
    }
}
