package org.tocsin.preference.preferring;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;

import org.tocsin.preference.limits.Interest;
import org.tocsin.preference.limits.Interests;
import org.tocsin.preference.limits.Limits;
import org.tocsin.preference.limits.Severity;

/** The page's forms for a pause and for interests. */
@Path("/preferences")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class LimitsResource {

    private final PreferencesPages pages;
    private final ChangePreferences changePreferences;
    private final Clock clock;

    LimitsResource(PreferencesPages pages, ChangePreferences changePreferences, Clock clock) {
        this.pages = pages;
        this.changePreferences = changePreferences;
        this.clock = clock;
    }

    /** Pauses until the day begins (UTC) that the date field names, or ends the pause. */
    @POST
    @Path("/pause")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response pause(
            @RestForm Optional<String> session,
            @RestForm Optional<String> version,
            @RestForm Optional<String> until,
            @RestForm Optional<String> on) {
        if (on.isPresent()) {
            return limit(session, version, Draft.NOTHING, Limits::goingOn);
        }
        Draft draft = Draft.until(until.orElse("").strip());
        return beginningOf(draft.until())
                .filter(end -> Limits.canPause(clock.instant(), end))
                .map(end -> limit(session, version, draft, limits -> limits.pausing(end)))
                .orElseGet(() -> pages.mistaken(
                        session.orElse(""),
                        draft,
                        Typed.until(draft, "Enter a day after today, at most a year ahead.")));
    }

    private static Optional<Instant> beginningOf(String day) {
        try {
            return Optional.of(LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    /** What is ticked, and what is typed, takes the place of all interests. */
    @POST
    @Path("/interests")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response interests(
            @RestForm Optional<String> session,
            @RestForm Optional<String> version,
            @RestForm List<String> interests,
            @RestForm Optional<String> vendor,
            @RestForm Optional<String> product,
            @RestForm Optional<String> severity) {
        Draft draft = Draft.interests(
                interests, vendor.orElse("").strip(), product.orElse("").strip(), severity.orElse(""));
        try {
            Interests chosen = new Interests(named(draft), Severity.of(draft.severity()));
            return limit(session, version, draft, limits -> limits.concernedWith(chosen));
        } catch (IllegalArgumentException unusable) {
            String error = "Name the vendor, in at most 100 characters; you can have 50 interests.";
            return pages.mistaken(session.orElse(""), draft, Typed.interest(draft, error));
        }
    }

    private static List<Interest> named(Draft draft) {
        List<Interest> named = new ArrayList<>();
        draft.chosen().forEach(line -> named.add(Interest.ofLine(line)));
        if (!draft.vendor().isEmpty() || !draft.product().isEmpty()) {
            named.add(new Interest(draft.vendor(), Optional.of(draft.product()).filter(name -> !name.isEmpty())));
        }
        return named;
    }

    private Response limit(
            Optional<String> session, Optional<String> version, Draft draft, UnaryOperator<Limits> limits) {
        return pages.act(
                session.orElse(""),
                draft,
                reader -> changePreferences.change(
                        Wish.limiting(reader, limits, PreferencesPages.version(version.orElse("")))));
    }
}
