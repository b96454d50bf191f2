package org.tocsin.registration.disclosure;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.tocsin.web.ProblemException;

/** The register for programs; on the service's own port, since the gateway does not know this path. */
@Path("/api/v1/disclosures")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
public class DisclosureResource {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final DiscloseToAuthority disclose;
    private final ReadDisclosures read;

    DisclosureResource(DiscloseToAuthority disclose, ReadDisclosures read) {
        this.disclose = disclose;
        this.read = read;
    }

    /** Those that nobody has decided, then the decided ones, the newest first; {@code next} is the cursor of the page after. */
    @GET
    public RegisterPage list(@QueryParam("cursor") Optional<String> cursor) {
        return page(read, cursor);
    }

    static RegisterPage page(ReadDisclosures read, Optional<String> cursor) {
        return cursor.isEmpty()
                ? read.newest()
                : cursor.filter(text -> UUID_TEXT.matcher(text).matches())
                        .map(UUID::fromString)
                        .flatMap(read::before)
                        .orElseThrow(() -> new ProblemException(
                                400, "The cursor cannot be used", "It is none that this register gave out."));
    }

    /** Answers 201; another operator has to approve it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response ask(DisclosureRequest request, @Context SecurityContext operator) {
        Registered.Done done = (Registered.Done)
                done(disclose.ask(Objects.requireNonNullElseGet(request, DisclosureRequest::empty), name(operator)));
        return Response.created(
                        URI.create("/api/v1/disclosures/" + done.disclosure().id()))
                .entity(read.entry(done.disclosure()))
                .build();
    }

    /** Answers 403 to whoever asked, 409 when it is decided already. */
    @POST
    @Path("/{id}/actions/{decision:approve|refuse}")
    public DisclosureEntry decide(
            @PathParam("id") UUID id, @PathParam("decision") String decision, @Context SecurityContext operator) {
        Registered.Done done = (Registered.Done) done(disclose.decide(id, name(operator), decision.equals("approve")));
        return read.entry(done.disclosure());
    }

    /** The named fields and nothing else; 409 until it is approved, 410 when the reader is erased. Each time is noted. */
    @POST
    @Path("/{id}/export")
    public Map<String, Object> export(@PathParam("id") UUID id, @Context SecurityContext operator) {
        return ((Registered.Given) done(disclose.give(id, name(operator)))).fields();
    }

    static String name(SecurityContext operator) {
        return operator.getUserPrincipal().getName();
    }

    /** What went well, or the problem. */
    static Registered done(Registered registered) {
        if (registered instanceof Registered.Faulty faulty) {
            throw new ProblemException(
                    400, "The disclosure cannot be registered", "Each fault is named.", faulty.faults());
        }
        if (registered instanceof Registered.Unknown) {
            throw new ProblemException(404, "No such disclosure", "The register has no entry of this id.");
        }
        if (registered instanceof Registered.NeedsSomebodyElse) {
            throw new ProblemException(
                    403, "Somebody else has to decide", "Whoever asks for a disclosure cannot approve or refuse it.");
        }
        if (registered instanceof Registered.NotNow notNow) {
            throw new ProblemException(
                    409,
                    "Not in this state",
                    "The disclosure is " + notNow.disclosure().state() + ".");
        }
        if (registered instanceof Registered.Gone) {
            throw new ProblemException(410, "Nothing is left", "The reader was erased, and nothing is held any more.");
        }
        return registered;
    }
}
