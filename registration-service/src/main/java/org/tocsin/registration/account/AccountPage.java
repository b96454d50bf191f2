package org.tocsin.registration.account;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;

import org.tocsin.registration.signup.Language;
import org.tocsin.registration.signup.PersonName;

/** Your data: shown and corrected by whoever signed in. Every form carries the session, so that no cookie is needed. */
@Path("/account")
@Produces(MediaType.TEXT_HTML)
public class AccountPage {

    private final ReaderSessions sessions;
    private final AccountPages pages;
    private final CorrectDetails correctDetails;
    private final StaySignedIn staySignedIn;

    AccountPage(ReaderSessions sessions, AccountPages pages, CorrectDetails correctDetails, StaySignedIn staySignedIn) {
        this.sessions = sessions;
        this.pages = pages;
        this.correctDetails = correctDetails;
        this.staySignedIn = staySignedIn;
    }

    /** Where a browser's "reload" ends, and the first page after signing in. */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response account(@RestForm String session, @CookieParam(Browser.REMEMBERED) String remembered) {
        return within(session, Draft.NOTHING, reader -> {
            staySignedIn.seen(reader.subscriber(), Objects.requireNonNullElse(remembered, ""));
            return pages.show(reader, view -> view);
        });
    }

    /** Answers 400 with the error beside the field when this is no name; nothing typed is lost when the session is over. */
    @POST
    @Path("/details")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response details(@RestForm String session, @RestForm String name, @RestForm String language) {
        String typed = Objects.requireNonNullElse(name, "");
        Draft draft = new Draft(typed, Objects.requireNonNullElse(language, ""), "");
        return within(session, draft, reader -> PersonName.faultIn(typed)
                .map(error -> refuse(reader, draft, error))
                .orElseGet(() -> correct(reader, typed, Objects.requireNonNullElse(language, ""))));
    }

    /** Signs a browser out that stays signed in otherwise; whatever it had open is over, and this page goes on. */
    @POST
    @Path("/devices/{device}/sign-out")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut(@PathParam("device") UUID device, @RestForm String session) {
        return within(session, Draft.NOTHING, reader -> {
            ReaderSession here = staySignedIn.signOut(reader.subscriber(), device);
            return pages.show(here, view -> view.saying("That device is signed out."));
        });
    }

    private Response correct(ReaderSession reader, String name, String language) {
        correctDetails.name(reader.subscriber(), name.isBlank() ? Optional.empty() : Optional.of(new PersonName(name)));
        Language.parse(language).ifPresent(chosen -> correctDetails.language(reader.subscriber(), chosen));
        return pages.show(reader, view -> view.saying("Your details are changed."));
    }

    private Response refuse(ReaderSession reader, Draft typed, String error) {
        Response page = pages.show(reader, view -> view.refusing(typed.name(), typed.language(), error));
        return Response.fromResponse(page).status(400).build();
    }

    private Response within(String session, Draft draft, Function<ReaderSession, Response> action) {
        String token = Objects.requireNonNullElse(session, "");
        return sessions.resume(token).map(action).orElseGet(() -> pages.over(token, draft));
    }
}
