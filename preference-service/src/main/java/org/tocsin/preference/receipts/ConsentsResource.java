package org.tocsin.preference.receipts;

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

import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.preferring.Sessions;
import org.tocsin.web.ProblemException;

/** The reader's part of the consent ledger, with receipts, for whoever sends the session as {@code Authorization: Bearer}. */
@Path("/api/v1/me/consents")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class ConsentsResource {

    private final Sessions sessions;
    private final WriteReceipts writeReceipts;

    ConsentsResource(Sessions sessions, WriteReceipts writeReceipts) {
        this.sessions = sessions;
        this.writeReceipts = writeReceipts;
    }

    /** Newest first. */
    @GET
    public Consents consents(@HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization) {
        SubscriberId reader = sessions.readerOf(authorization).orElseThrow(UnauthorizedException::new);
        return writeReceipts
                .of(reader)
                .map(Consents::new)
                .orElseThrow(() -> new ProblemException(404, "Not Found", "Nothing is kept of this subscriber."));
    }

    /** An object rather than a bare array, so that fields can be added. */
    public record Consents(List<Receipt> receipts) {}
}
