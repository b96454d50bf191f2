package org.tocsin.preference.receipts;

import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.UnauthorizedException;

import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.preferring.Sessions;

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
    public Receipts consents(@HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization) {
        return new Receipts(writeReceipts.all(reader(authorization)));
    }

    /** One, by its number; a 404, which is recorded, for one that is not the reader's. */
    @GET
    @Path("/{number}")
    public Receipt consent(
            @PathParam("number") String number,
            @HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization) {
        return writeReceipts.one(reader(authorization), number);
    }

    private SubscriberId reader(Optional<String> authorization) {
        return sessions.readerOf(authorization).orElseThrow(UnauthorizedException::new);
    }
}
