package org.tocsin.registration.account;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;

import org.tocsin.registration.signup.PersonName;

/** Your data: shown, corrected and taken along by whoever signed in. Every form carries the session; there is no cookie. */
@Path("/account")
@Produces(MediaType.TEXT_HTML)
public class AccountPage {

    private final ReaderSessions sessions;
    private final AccountPages pages;
    private final ShowHeld showHeld;
    private final CorrectName correctName;

    AccountPage(ReaderSessions sessions, AccountPages pages, ShowHeld showHeld, CorrectName correctName) {
        this.sessions = sessions;
        this.pages = pages;
        this.showHeld = showHeld;
        this.correctName = correctName;
    }

    /** Where a browser's "reload" ends, and the first page after signing in. */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response account(@RestForm String session) {
        return within(session, "", reader -> pages.show(reader, view -> view));
    }

    /** Answers 400 with the error beside the field when this is no name; nothing typed is lost when the session is over. */
    @POST
    @Path("/name")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response name(@RestForm String session, @RestForm String name) {
        String typed = Objects.requireNonNullElse(name, "");
        return within(session, typed, reader -> PersonName.faultIn(typed)
                .map(error -> refuse(reader, typed, error))
                .orElseGet(() -> correct(reader, typed)));
    }

    /** All that is held, as a file. */
    @POST
    @Path("/export")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response export(@RestForm String session) {
        return within(session, "", this::file);
    }

    private Response file(ReaderSession reader) {
        return showHeld.of(reader.subscriber())
                .map(held -> Response.ok(held, MediaType.APPLICATION_JSON_TYPE)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")
                        .build())
                .orElseGet(() -> AccountPages.over(""));
    }

    private Response correct(ReaderSession reader, String typed) {
        Optional<PersonName> name = typed.isBlank() ? Optional.empty() : Optional.of(new PersonName(typed));
        correctName.correct(reader.subscriber(), name);
        return pages.show(reader, view -> view.saying("Your name is changed."));
    }

    private Response refuse(ReaderSession reader, String typed, String error) {
        Response page = pages.show(reader, view -> view.refusing(typed, error));
        return Response.fromResponse(page).status(400).build();
    }

    private Response within(String session, String typed, Function<ReaderSession, Response> action) {
        return sessions.resume(Objects.requireNonNullElse(session, ""))
                .map(action)
                .orElseGet(() -> AccountPages.over(typed));
    }
}
