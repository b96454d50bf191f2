package org.tocsin.mailing.history;

import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.tocsin.web.ProblemException;

/** The reader's mail as JSON, for whoever sends the session as {@code Authorization: Bearer} (RFC 6750 section 2.1). */
@Path("/api/v1/me/mail")
@Produces(MediaType.APPLICATION_JSON)
public class MyMailResource {

    private final Sessions sessions;
    private final ReadHistory readHistory;

    MyMailResource(Sessions sessions, ReadHistory readHistory) {
        this.sessions = sessions;
        this.readHistory = readHistory;
    }

    /** Answers 401 without a session, when its time is over, and when the reader is erased. */
    @GET
    @PermitAll
    public MailHistory mail(@HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization) {
        return sessions.readerOf(authorization)
                .map(readHistory::of)
                .filter(MailHistory::known)
                .orElseThrow(() ->
                        new ProblemException(401, "Please sign in", "The session is missing, or its time is over."));
    }
}
