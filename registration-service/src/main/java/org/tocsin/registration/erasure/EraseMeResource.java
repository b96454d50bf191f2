package org.tocsin.registration.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.UnauthorizedException;

import org.tocsin.registration.account.Browser;
import org.tocsin.registration.account.ReaderSession;
import org.tocsin.registration.account.ReaderSessions;
import org.tocsin.web.ProblemException;

/** Erasure for programs. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
public class EraseMeResource {

    private final ReaderSessions sessions;
    private final AskToErase askToErase;

    EraseMeResource(ReaderSessions sessions, AskToErase askToErase) {
        this.sessions = sessions;
        this.askToErase = askToErase;
    }

    /** The code to type in behind the mailed link. */
    public record ErasureAsked(String code, Instant expiresAt) {}

    /**
     * Has a link to the last question mailed and answers 202 with the code that goes with it: whoever only has the session, or only
     * the mail, erases nothing. A program answers by POST to the link, with {@code code} and {@code when=now} or {@code when=later}
     * as form fields. Answers 429 after several such mails within an hour.
     */
    @DELETE
    @PermitAll
    public Response erase(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        ReaderSession reader = sessions.resumeFromHeader(Objects.requireNonNullElse(authorization, ""))
                .orElseThrow(UnauthorizedException::new);
        AskToErase.Answer answer = askToErase.ask(reader.subscriber(), Browser.newSecret());
        if (answer instanceof AskToErase.Answer.Mailed mailed) {
            return Response.accepted(new ErasureAsked(mailed.code(), mailed.expiresAt()))
                    .build();
        }
        if (answer instanceof AskToErase.Answer.TooOften) {
            throw new ProblemException(
                    429,
                    "Too many mails",
                    "Use the newest of the links that were mailed, or ask again in an hour.",
                    List.of());
        }
        throw new UnauthorizedException();
    }
}
