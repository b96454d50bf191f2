package org.tocsin.registration.account;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.UnauthorizedException;

import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.moving.AskToMove;
import org.tocsin.registration.signup.Language;
import org.tocsin.registration.signup.PersonName;
import org.tocsin.web.FieldError;
import org.tocsin.web.ProblemException;

/** The reader's page as JSON, for whoever sends the session as {@code Authorization: Bearer}. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    private final ReaderSessions sessions;
    private final ShowHeld showHeld;
    private final CorrectDetails correctDetails;
    private final AskToMove askToMove;

    MeResource(ReaderSessions sessions, ShowHeld showHeld, CorrectDetails correctDetails, AskToMove askToMove) {
        this.sessions = sessions;
        this.showHeld = showHeld;
        this.correctDetails = correctDetails;
        this.askToMove = askToMove;
    }

    /** What to change, at least one of these; the name null takes it away, and a new address is asked first. */
    public record Correction(JsonNode name, String locale, String email) {}

    /** Answers 401 without a session, or when its time is over. */
    @GET
    @PermitAll
    public Held me(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return held(reader(authorization));
    }

    /** Answers 400 when there is nothing to change, or something that cannot be. */
    @PATCH
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Held correct(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, Correction correction) {
        ReaderSession reader = reader(authorization);
        Optional<Language> language = languageIn(correction);
        Optional<EmailAddress> email = emailIn(correction);
        if (correction.name() != null) {
            correctDetails.name(reader.subscriber(), nameIn(correction.name()));
        }
        language.ifPresent(chosen -> correctDetails.language(reader.subscriber(), chosen));
        email.ifPresent(wanted -> askToMove.ask(reader.subscriber(), wanted));
        return held(reader);
    }

    private ReaderSession reader(String authorization) {
        return sessions.resumeFromHeader(Objects.requireNonNullElse(authorization, ""))
                .orElseThrow(UnauthorizedException::new);
    }

    private Held held(ReaderSession reader) {
        return showHeld.of(reader.subscriber()).orElseThrow(UnauthorizedException::new);
    }

    private static Optional<Language> languageIn(Correction correction) {
        if (correction.name() == null && correction.locale() == null && correction.email() == null) {
            throw faulty("name", "A text, or null to have none; or give a locale or an email.");
        }
        Optional<String> tag = Optional.ofNullable(correction.locale());
        Optional<Language> language = tag.flatMap(Language::parse);
        if (tag.isPresent() && language.isEmpty()) {
            throw faulty("locale", "A language tag (BCP 47), such as de-AT.");
        }
        return language;
    }

    private static Optional<EmailAddress> emailIn(Correction correction) {
        Optional<EmailAddress> email = Optional.ofNullable(correction.email()).flatMap(EmailAddress::parse);
        if (correction.email() != null && email.isEmpty()) {
            throw faulty("email", "An e-mail address that mail can be sent to.");
        }
        return email;
    }

    private static Optional<PersonName> nameIn(JsonNode name) {
        if (!(name.isNull() || name.isTextual())) {
            throw faulty("name", "A text, or null to have none.");
        }
        String typed = name.asText("");
        PersonName.faultIn(typed).ifPresent(fault -> {
            throw faulty("name", fault);
        });
        return name.isNull() || typed.isBlank() ? Optional.empty() : Optional.of(new PersonName(typed));
    }

    private static ProblemException faulty(String field, String fault) {
        return new ProblemException(
                400, "The correction cannot be used", field + ": " + fault, List.of(new FieldError(field, fault)));
    }
}
