package org.tocsin.registration.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.UnauthorizedException;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import org.tocsin.web.FieldError;

/** The register as a page for operators, without JavaScript; on the service's own port. */
@Path("/disclosures")
@RolesAllowed("operator")
@Produces(MediaType.TEXT_HTML)
public class DisclosurePages {

    private final DiscloseToAuthority disclose;
    private final ReadDisclosures read;

    DisclosurePages(DiscloseToAuthority disclose, ReadDisclosures read) {
        this.disclose = disclose;
        this.read = read;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance disclosures(DisclosureView view);
    }

    /** @param errors by the name of the field */
    public record DisclosureView(
            RegisterPage register,
            List<DisclosedField> fields,
            DisclosureRequest typed,
            Map<String, String> errors,
            String operator,
            String notice) {

        public String errorOf(String field) {
            return errors.getOrDefault(field, "");
        }
    }

    @GET
    public TemplateInstance list(@QueryParam("cursor") Optional<String> cursor, @Context SecurityContext operator) {
        return page(DisclosureResource.page(read, cursor), DisclosureRequest.empty(), Map.of(), operator, "");
    }

    /** Answers 400 with each error beside its field, and with what was typed. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(
            @RestForm String email,
            @RestForm String authority,
            @RestForm String legalBasis,
            @RestForm List<String> fields,
            @RestForm String silenceReason,
            @RestForm String silentUntil,
            @Context SecurityContext operator) {
        DisclosureRequest request =
                new DisclosureRequest(email, authority, legalBasis, fields, silenceReason, silentUntil);
        Registered registered = disclose.ask(request, DisclosureResource.name(operator));
        if (registered instanceof Registered.Faulty faulty) {
            Map<String, String> errors =
                    faulty.faults().stream().collect(Collectors.toMap(FieldError::field, FieldError::message));
            return Response.status(400)
                    .entity(page(request, errors, operator, ""))
                    .build();
        }
        return Response.ok(page(
                        DisclosureRequest.empty(), Map.of(), operator, "Registered. Somebody else has to approve it."))
                .build();
    }

    @POST
    @Path("/{id}/{decision:approve|refuse}")
    public TemplateInstance decide(
            @PathParam("id") UUID id, @PathParam("decision") String decision, @Context SecurityContext operator) {
        boolean approved = decision.equals("approve");
        DisclosureResource.done(disclose.decide(id, DisclosureResource.name(operator), approved));
        return page(DisclosureRequest.empty(), Map.of(), operator, approved ? "Approved." : "Refused.");
    }

    /** The named fields as a file. */
    @POST
    @Path("/{id}/export")
    @Produces(MediaType.APPLICATION_JSON)
    public Response export(@PathParam("id") UUID id, @Context SecurityContext operator) {
        Registered.Given given =
                (Registered.Given) DisclosureResource.done(disclose.give(id, DisclosureResource.name(operator)));
        return Response.ok(given.fields())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"disclosure-" + id + ".json\"")
                .build();
    }

    /** Makes browsers ask for the secret. */
    @ServerExceptionMapper
    Response askForTheSecret(UnauthorizedException nobody) {
        return Response.status(Response.Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"operator\", charset=\"UTF-8\"")
                .type(MediaType.TEXT_PLAIN)
                .entity("This page is for operators: any user name, and your own secret as the password.\n")
                .build();
    }

    private TemplateInstance page(
            DisclosureRequest typed, Map<String, String> errors, SecurityContext operator, String notice) {
        return page(read.newest(), typed, errors, operator, notice);
    }

    private static TemplateInstance page(
            RegisterPage register,
            DisclosureRequest typed,
            Map<String, String> errors,
            SecurityContext operator,
            String notice) {
        return Templates.disclosures(new DisclosureView(
                register, List.of(DisclosedField.values()), typed, errors, DisclosureResource.name(operator), notice));
    }
}
