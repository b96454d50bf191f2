package org.tocsin.registration.moving;

import java.util.Objects;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestForm;

import org.tocsin.registration.account.AccountPages;
import org.tocsin.registration.account.Draft;
import org.tocsin.registration.account.ReaderSession;
import org.tocsin.registration.account.ReaderSessions;
import org.tocsin.registration.address.EmailAddress;

/** Changing the address as readers meet it. Fetching the link changes nothing. */
@Path("/account/address")
@Produces(MediaType.TEXT_HTML)
public class MovingPage {

    private final ReaderSessions sessions;
    private final AccountPages pages;
    private final AskToMove askToMove;
    private final Move move;

    MovingPage(ReaderSessions sessions, AccountPages pages, AskToMove askToMove, Move move) {
        this.sessions = sessions;
        this.pages = pages;
        this.askToMove = askToMove;
        this.move = move;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance asked(String email, String session);

        static native TemplateInstance move(String email, boolean takesBack);

        static native TemplateInstance moved(String email);

        static native TemplateInstance taken();

        static native TemplateInstance closed();

        static native TemplateInstance unknown();
    }

    /** Answers 202 and the same page whether or not the address is known; 400 with the error beside the field when it is none. */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(@RestForm String session, @RestForm String email) {
        String typed = Objects.requireNonNullElse(email, "");
        String token = Objects.requireNonNullElse(session, "");
        return sessions.resume(token)
                .map(reader -> ask(reader, typed))
                .orElseGet(() -> pages.over(token, Draft.ofAddress(typed)));
    }

    @GET
    @Path("/{token}")
    @PermitAll
    public Response look(@PathParam("token") String token) {
        return page(move.look(token));
    }

    @POST
    @Path("/{token}")
    @PermitAll
    public Response move(@PathParam("token") String token) {
        return page(move.move(token));
    }

    private Response ask(ReaderSession reader, String typed) {
        Optional<EmailAddress> email = EmailAddress.parse(typed);
        if (email.isEmpty()) {
            String error = "This is not an e-mail address that mail can be sent to. It looks like name@example.org.";
            Response page = pages.show(reader, view -> view.refusingAddress(typed, error));
            return Response.fromResponse(page).status(400).build();
        }
        askToMove.ask(reader.subscriber(), email.get());
        return Response.accepted(Templates.asked(email.get().value(), reader.token()))
                .build();
    }

    private static Response page(Moving moving) {
        if (moving instanceof Moving.Open open) {
            return Response.ok(Templates.move(open.to().value(), open.takesBack()))
                    .build();
        }
        if (moving instanceof Moving.Moved moved) {
            return Response.ok(Templates.moved(moved.to().value())).build();
        }
        if (moving instanceof Moving.Taken) {
            return Response.status(409).entity(Templates.taken()).build();
        }
        return moving instanceof Moving.Closed
                ? Response.status(410).entity(Templates.closed()).build()
                : Response.status(404).entity(Templates.unknown()).build();
    }
}
