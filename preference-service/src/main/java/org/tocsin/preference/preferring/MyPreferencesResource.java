package org.tocsin.preference.preferring;

import java.util.Optional;
import java.util.Set;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.web.ProblemException;

import static org.tocsin.preference.preferring.PreferencesAnswers.required;
import static org.tocsin.preference.preferring.PreferencesAnswers.version;

/** The preferences as JSON, for whoever sends the session as {@code Authorization: Bearer}. */
@Path("/api/v1/me")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class MyPreferencesResource {

    private final PreferencesAnswers answers;
    private final ChangePreferences changePreferences;
    private final Catalogue catalogue;

    MyPreferencesResource(PreferencesAnswers answers, ChangePreferences changePreferences, Catalogue catalogue) {
        this.answers = answers;
        this.changePreferences = changePreferences;
        this.catalogue = catalogue;
    }

    /** Answers with an ETag; send it as If-Match to change only what you have seen. */
    @GET
    @Path("/preferences")
    public Response preferences(@HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization) {
        return changePreferences
                .look(answers.reader(authorization))
                .map(answers::of)
                .orElseThrow(PreferencesAnswers::gone);
    }

    /** Opts in to a topic, or out of it. */
    @PUT
    @Path("/preferences/{topic}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response topic(
            @PathParam("topic") String topic,
            @HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization,
            @HeaderParam(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            OptIn body) {
        SubscriberId reader = answers.reader(authorization);
        return change(
                reader,
                known(Purpose.Kind.TOPIC, topic),
                required(body, OptIn.class).optedIn(),
                ifMatch);
    }

    /** Lets a sponsor know of the reader, or no longer. */
    @PUT
    @Path("/sharing/{sponsor}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response sharing(
            @PathParam("sponsor") String sponsor,
            @HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization,
            @HeaderParam(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            Consent body) {
        SubscriberId reader = answers.reader(authorization);
        return change(
                reader,
                known(Purpose.Kind.SPONSOR, sponsor),
                required(body, Consent.class).consented(),
                ifMatch);
    }

    private Response change(SubscriberId reader, Purpose purpose, boolean yes, Optional<String> ifMatch) {
        Set<Purpose> about = Set.of(purpose);
        return answers.of(changePreferences.change(
                Wish.deciding(reader, yes ? about : Set.of(), yes ? Set.of() : about, version(ifMatch))));
    }

    private Purpose known(Purpose.Kind kind, String name) {
        return catalogue.purposes().stream()
                .filter(purpose -> purpose.kind() == kind && purpose.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(404, "Not Found", "There is no such " + kind.word() + "."));
    }

    /** Whether to be opted in. */
    public record OptIn(boolean optedIn) {}

    /** Whether to share. */
    public record Consent(boolean consented) {}
}
