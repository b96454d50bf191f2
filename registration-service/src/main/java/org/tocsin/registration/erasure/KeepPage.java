package org.tocsin.registration.erasure;

import java.util.Objects;

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
import org.tocsin.registration.account.ReaderSession;
import org.tocsin.registration.account.ReaderSessions;

/** Taking a planned erasure back, by the mailed link or while signed in. */
@Path("/account/keep")
@Produces(MediaType.TEXT_HTML)
public class KeepPage {

    private final ReaderSessions sessions;
    private final AccountPages pages;
    private final KeepAfterAll keepAfterAll;

    KeepPage(ReaderSessions sessions, AccountPages pages, KeepAfterAll keepAfterAll) {
        this.sessions = sessions;
        this.pages = pages;
        this.keepAfterAll = keepAfterAll;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance keep();

        static native TemplateInstance kept();

        static native TemplateInstance nothing();

        static native TemplateInstance unknown();
    }

    /** 200 with a button; 410 when there is nothing to take back any more; 404 for a link that is not ours. */
    @GET
    @Path("/{token}")
    @PermitAll
    public Response look(@PathParam("token") String token) {
        return page(keepAfterAll.look(token), Templates.keep());
    }

    @POST
    @Path("/{token}")
    @PermitAll
    public Response keep(@PathParam("token") String token) {
        return page(keepAfterAll.keep(token), Templates.kept());
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response keepWhileSignedIn(@RestForm String session) {
        return sessions.resume(Objects.requireNonNullElse(session, ""))
                .map(this::keep)
                .orElseGet(AccountPages::over);
    }

    private Response keep(ReaderSession reader) {
        keepAfterAll.keep(reader.subscriber());
        return pages.show(reader, view -> view.saying("Nothing is erased; all stays as it is."));
    }

    private static Response page(Keeping keeping, TemplateInstance open) {
        if (keeping instanceof Keeping.Open) {
            return Response.ok(open).build();
        }
        return keeping instanceof Keeping.Closed
                ? Response.status(410).entity(Templates.nothing()).build()
                : Response.status(404).entity(Templates.unknown()).build();
    }
}
