package org.tocsin.preference.preferring;

import java.util.Optional;
import java.util.OptionalLong;
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

import io.quarkus.security.UnauthorizedException;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.consent.Person;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.web.ProblemException;

/** The preferences as JSON, for whoever sends the session as {@code Authorization: Bearer}. */
@Path("/api/v1/me")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class MyPreferencesResource {

    private final Sessions sessions;
    private final ChangePreferences changePreferences;
    private final Catalogue catalogue;

    MyPreferencesResource(Sessions sessions, ChangePreferences changePreferences, Catalogue catalogue) {
        this.sessions = sessions;
        this.changePreferences = changePreferences;
        this.catalogue = catalogue;
    }

    /** Answers with an ETag; send it as If-Match to change only what you have seen. */
    @GET
    @Path("/preferences")
    public Response preferences(@HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization) {
        return changePreferences.look(reader(authorization)).map(this::answer).orElseThrow(MyPreferencesResource::gone);
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
        SubscriberId reader = reader(authorization);
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
        SubscriberId reader = reader(authorization);
        return change(
                reader,
                known(Purpose.Kind.SPONSOR, sponsor),
                required(body, Consent.class).consented(),
                ifMatch);
    }

    private Response change(SubscriberId reader, Purpose purpose, boolean yes, Optional<String> ifMatch) {
        Set<Purpose> about = Set.of(purpose);
        Wish wish = new Wish(reader, yes ? about : Set.of(), yes ? Set.of() : about, version(ifMatch));
        Outcome outcome = changePreferences.change(wish);
        if (outcome instanceof Outcome.Done done) {
            return answer(done.now());
        }
        throw outcome instanceof Outcome.Overtaken
                ? new ProblemException(412, "Overtaken", "The preferences have changed since; read them again.")
                : gone();
    }

    /** An entity tag that we never gave out matches nothing. */
    private static OptionalLong version(Optional<String> ifMatch) {
        return ifMatch.filter(tag -> !tag.equals("*"))
                .map(tag -> tag.matches("\"[0-9]{1,18}\"") ? Long.parseLong(tag.substring(1, tag.length() - 1)) : -1L)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    private Purpose known(Purpose.Kind kind, String name) {
        return catalogue.purposes().stream()
                .filter(purpose -> purpose.kind() == kind && purpose.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(404, "Not Found", "There is no such " + kind.word() + "."));
    }

    private static <T> T required(T body, Class<T> type) {
        return Optional.ofNullable(body)
                .orElseThrow(() -> new ProblemException(
                        400, "The JSON cannot be used", "A body is needed: a " + type.getSimpleName() + "."));
    }

    private SubscriberId reader(Optional<String> authorization) {
        return sessions.readerOf(authorization).orElseThrow(UnauthorizedException::new);
    }

    private Response answer(Person person) {
        MyPreferences preferences = MyPreferences.of(person, catalogue);
        return Response.ok(preferences)
                .header(HttpHeaders.ETAG, preferences.entityTag())
                .build();
    }

    private static ProblemException gone() {
        return new ProblemException(404, "Not Found", "Nothing is kept of this subscriber.");
    }

    /** Whether to be opted in. */
    public record OptIn(boolean optedIn) {}

    /** Whether to share. */
    public record Consent(boolean consented) {}
}
