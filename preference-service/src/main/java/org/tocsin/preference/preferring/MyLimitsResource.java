package org.tocsin.preference.preferring;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.limits.Limits;
import org.tocsin.web.FieldError;
import org.tocsin.web.ProblemException;

import static org.tocsin.preference.preferring.PreferencesAnswers.required;
import static org.tocsin.preference.preferring.PreferencesAnswers.version;

/** A pause and interests as JSON, the undo of any change, and leaving everything. */
@Path("/api/v1/me")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class MyLimitsResource {

    private final PreferencesAnswers answers;
    private final ChangePreferences changePreferences;
    private final Catalogue catalogue;
    private final Clock clock;

    MyLimitsResource(
            PreferencesAnswers answers, ChangePreferences changePreferences, Catalogue catalogue, Clock clock) {
        this.answers = answers;
        this.changePreferences = changePreferences;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Stops all campaigns until then, at most 366 days ahead. Mail that the reader causes goes on. */
    @PUT
    @Path("/preferences/pause")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response pause(
            @HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization,
            @HeaderParam(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            Pause body) {
        var reader = answers.reader(authorization);
        Instant until = required(body, Pause.class).until().orElse(Instant.EPOCH);
        if (!Limits.canPause(clock.instant(), until)) {
            String mistake = "a time to come, at most 366 days from now";
            throw new ProblemException(
                    400, "The JSON cannot be used", "until: " + mistake, List.of(new FieldError("until", mistake)));
        }
        return answers.of(
                changePreferences.change(Wish.limiting(reader, limits -> limits.pausing(until), version(ifMatch))));
    }

    /** Ends the pause. */
    @DELETE
    @Path("/preferences/pause")
    public Response goOn(
            @HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization,
            @HeaderParam(HttpHeaders.IF_MATCH) Optional<String> ifMatch) {
        return limit(authorization, ifMatch, Limits::goingOn);
    }

    /** Replaces all interests; none named and no severity means every alert. */
    @PUT
    @Path("/preferences/interests")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response interests(
            @HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization,
            @HeaderParam(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            InterestsRow body) {
        return limit(
                authorization,
                ifMatch,
                limits ->
                        limits.concernedWith(required(body, InterestsRow.class).interests()));
    }

    private Response limit(Optional<String> authorization, Optional<String> ifMatch, UnaryOperator<Limits> limits) {
        return answers.of(
                changePreferences.change(Wish.limiting(answers.reader(authorization), limits, version(ifMatch))));
    }

    /** Makes all as it was before the reader's last change; a 412 when anything else has changed since, or nothing had. */
    @POST
    @Path("/preferences/actions/undo")
    public Response undo(
            @HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization,
            @HeaderParam(HttpHeaders.IF_MATCH) Optional<String> ifMatch) {
        return answers.of(changePreferences.undo(answers.reader(authorization), version(ifMatch)));
    }

    /** Ends all mail and all sharing, whatever else has changed in the meantime. */
    @POST
    @Path("/preferences/actions/leave-everything")
    public Response leaveEverything(@HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization) {
        return answers.of(changePreferences.leave(answers.reader(authorization), catalogue.purposes()));
    }

    /** When the pause ends, RFC 3339. */
    public record Pause(Optional<Instant> until) {}
}
