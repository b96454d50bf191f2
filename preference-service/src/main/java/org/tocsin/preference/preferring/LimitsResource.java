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
            return limit(session, version, Limits::goingOn);
        }
        String typed = until.orElse("").strip();
        return beginningOf(typed)
                .filter(end -> Limits.canPause(clock.instant(), end))
                .map(end -> limit(session, version, limits -> limits.pausing(end)))
                .orElseGet(() -> pages.mistaken(
                        session.orElse(""), Typed.until(typed, "Enter a day after today, at most a year ahead.")));
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
        String typedVendor = vendor.orElse("").strip();
        String typedProduct = product.orElse("").strip();
        try {
            List<Interest> named = new ArrayList<>();
            interests.forEach(line -> named.add(Interest.ofLine(line)));
            if (!typedVendor.isEmpty() || !typedProduct.isEmpty()) {
                named.add(new Interest(typedVendor, Optional.of(typedProduct).filter(name -> !name.isEmpty())));
            }
            Interests chosen = new Interests(named, severity.flatMap(Severity::of));
            return limit(session, version, limits -> limits.concernedWith(chosen));
        } catch (IllegalArgumentException unusable) {
            String error = "Name the vendor, in at most 100 characters; you can have 50 interests.";
            return pages.mistaken(session.orElse(""), Typed.interest(typedVendor, typedProduct, error));
        }
    }

    private Response limit(Optional<String> session, Optional<String> version, UnaryOperator<Limits> limits) {
        return pages.act(
                session.orElse(""),
                reader -> changePreferences.change(
                        Wish.limiting(reader, limits, PreferencesPages.version(version.orElse("")))));
    }
}
