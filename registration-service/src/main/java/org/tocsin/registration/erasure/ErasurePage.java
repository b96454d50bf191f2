package org.tocsin.registration.erasure;

import java.time.Duration;
import java.util.Objects;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
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
import org.tocsin.registration.account.AccountView;
import org.tocsin.registration.account.Browser;
import org.tocsin.registration.account.ReaderSession;
import org.tocsin.registration.account.ReaderSessions;
import org.tocsin.web.HostCookie;

/** Erasure as readers meet it: ask while signed in, open the mailed link, answer the last question. */
@Path("/account/erase")
@Produces(MediaType.TEXT_HTML)
public class ErasurePage {

    private final ErasureSettings settings;
    private final ReaderSessions sessions;
    private final AskToErase askToErase;
    private final ConfirmErasure confirmErasure;

    ErasurePage(
            ErasureSettings settings, ReaderSessions sessions, AskToErase askToErase, ConfirmErasure confirmErasure) {
        this.settings = settings;
        this.sessions = sessions;
        this.askToErase = askToErase;
        this.confirmErasure = confirmErasure;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance asked(String code, long minutes);

        static native TemplateInstance often(String session);

        static native TemplateInstance erase(boolean sameBrowser, long undoHours, String error);

        static native TemplateInstance planned(String due);

        static native TemplateInstance erased();

        static native TemplateInstance closed();

        static native TemplateInstance unknown();
    }

    /** Mails the link, and shows the code that it may ask for; nothing is erased yet. */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(@RestForm String session) {
        return sessions.resume(Objects.requireNonNullElse(session, ""))
                .map(this::ask)
                .orElseGet(AccountPages::over);
    }

    /** 200 with the last question; 410 when used or too old; 404 for a link that is not ours. Changes nothing. */
    @GET
    @Path("/{token}")
    @PermitAll
    public Response look(@PathParam("token") String token, @CookieParam(Browser.COOKIE) String secret) {
        return page(confirmErasure.look(token, Objects.requireNonNullElse(secret, "")));
    }

    /** {@code when} is {@code now} or {@code later}; answers 400 with the error beside the field when the code is wrong. */
    @POST
    @Path("/{token}")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response erase(
            @PathParam("token") String token,
            @CookieParam(Browser.COOKIE) String secret,
            @RestForm String code,
            @RestForm String when) {
        ConfirmErasure.Proof proof =
                new ConfirmErasure.Proof(Objects.requireNonNullElse(secret, ""), Objects.requireNonNullElse(code, ""));
        return page(confirmErasure.confirm(token, proof, "now".equals(when)));
    }

    private Response ask(ReaderSession reader) {
        String secret = Browser.newSecret();
        AskToErase.Answer answer = askToErase.ask(reader.subscriber(), secret);
        if (answer instanceof AskToErase.Answer.Mailed mailed) {
            Duration life = settings.linkLife();
            return Response.accepted(Templates.asked(mailed.code(), life.toMinutes()))
                    .cookie(HostCookie.of(Browser.COOKIE, secret, life))
                    .build();
        }
        return answer instanceof AskToErase.Answer.TooOften
                ? Response.status(429).entity(Templates.often(reader.token())).build()
                : AccountPages.over();
    }

    private Response page(Erasing erasing) {
        if (erasing instanceof Erasing.Open open) {
            return Response.ok(
                            Templates.erase(open.sameBrowser(), settings.undo().toHours(), ""))
                    .build();
        }
        if (erasing instanceof Erasing.WrongCode) {
            String error = "This is not the code that we showed you when you asked.";
            return Response.status(400)
                    .entity(Templates.erase(false, settings.undo().toHours(), error))
                    .build();
        }
        if (erasing instanceof Erasing.Planned planned) {
            return Response.ok(Templates.planned(AccountView.time(planned.dueAt())))
                    .build();
        }
        if (erasing instanceof Erasing.Erased) {
            return Response.ok(Templates.erased()).build();
        }
        return erasing instanceof Erasing.Closed
                ? Response.status(410).entity(Templates.closed()).build()
                : Response.status(404).entity(Templates.unknown()).build();
    }
}
