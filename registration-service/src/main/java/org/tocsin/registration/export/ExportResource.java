package org.tocsin.registration.export;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.UnauthorizedException;

import org.tocsin.registration.account.ReaderSession;
import org.tocsin.registration.account.ReaderSessions;
import org.tocsin.web.ProblemException;

/** The export for programs: POST asks for it, GET says how far it is and then is the file. */
@Path("/api/v1/me/export")
@Produces(MediaType.APPLICATION_JSON)
public class ExportResource {

    private final ReaderSessions sessions;
    private final AskForExport askForExport;

    ExportResource(ReaderSessions sessions, AskForExport askForExport) {
        this.sessions = sessions;
        this.askForExport = askForExport;
    }

    /** 202 with how far it is; 429 after several within a day. */
    @POST
    @PermitAll
    public Response ask(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        Asking asking = askForExport.ask(reader(authorization));
        if (asking instanceof Asking.Begun begun) {
            return Response.accepted(begun.export()).build();
        }
        if (asking instanceof Asking.TooOften) {
            throw new ProblemException(
                    429, "Too many exports", "The newest one can still be fetched; ask again tomorrow.", List.of());
        }
        throw new UnauthorizedException();
    }

    /** 200 with the file, 202 with how far it is, or 404 when none was asked for within its time or it was given up. */
    @GET
    @PermitAll
    public Response get(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        ReaderSession reader = reader(authorization);
        return askForExport.document(reader.subscriber()).map(ExportPages::file).orElseGet(() -> askForExport
                .of(reader.subscriber())
                .filter(Export::isMaking)
                .map(export -> Response.accepted(export).build())
                .orElseThrow(
                        () -> new ProblemException(404, "There is no export", "Ask for one by POST to this address.")));
    }

    /** What the export consists of, as a JSON Schema (2020-12); anybody may read it. */
    @GET
    @Path("/schema")
    @PermitAll
    @Produces("application/schema+json")
    public InputStream schema() {
        return ExportResource.class.getResourceAsStream("/schemas/my-data.json");
    }

    private ReaderSession reader(String authorization) {
        return sessions.resumeFromHeader(Objects.requireNonNullElse(authorization, ""))
                .orElseThrow(UnauthorizedException::new);
    }
}
