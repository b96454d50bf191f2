package org.tocsin.registration.export;

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

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestForm;

import org.tocsin.registration.account.AccountPages;
import org.tocsin.registration.account.AccountView;
import org.tocsin.registration.account.ReaderSession;
import org.tocsin.registration.account.ReaderSessions;

/** Everything that is held, to take along: ask, see how far it is, download. */
@Path("/account/export")
@Produces(MediaType.TEXT_HTML)
public class ExportPages {

    private final ReaderSessions sessions;
    private final AskForExport askForExport;

    ExportPages(ReaderSessions sessions, AskForExport askForExport) {
        this.sessions = sessions;
        this.askForExport = askForExport;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance export(ExportView view);
    }

    /**
     * @param state making, ready, failed or none
     * @param often whether another one was refused
     */
    public record ExportView(String session, String state, int done, int of, String until, boolean often) {}

    /** 202 and how far it is; 429 after several within a day, with the newest still to be downloaded. */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(@RestForm String session) {
        return within(session, reader -> {
            Asking asking = askForExport.ask(reader);
            if (asking instanceof Asking.Begun begun) {
                return page(reader, Optional.of(begun.export()), false);
            }
            return asking instanceof Asking.TooOften
                    ? page(reader, askForExport.of(reader.subscriber()), true)
                    : AccountPages.over();
        });
    }

    @POST
    @Path("/progress")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response progress(@RestForm String session) {
        return within(session, reader -> page(reader, askForExport.of(reader.subscriber()), false));
    }

    /** The file; or how far it is, when it is not ready. */
    @POST
    @Path("/file")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    public Response file(@RestForm String session) {
        return within(session, reader -> askForExport
                .document(reader.subscriber())
                .map(ExportPages::file)
                .orElseGet(() -> page(reader, askForExport.of(reader.subscriber()), false)));
    }

    static Response file(byte[] document) {
        return Response.ok(document, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")
                .build();
    }

    private static Response page(ReaderSession reader, Optional<Export> export, boolean often) {
        ExportView view = new ExportView(
                reader.token(),
                export.map(Export::state).orElse("none"),
                export.map(Export::done).orElse(0),
                export.map(Export::of).orElse(0),
                export.map(Export::until).map(AccountView::time).orElse(""),
                often);
        int status = often ? 429 : export.filter(Export::isMaking).isPresent() ? 202 : 200;
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .entity(Templates.export(view).render())
                .build();
    }

    private Response within(String session, Function<ReaderSession, Response> action) {
        return sessions.resume(Objects.requireNonNullElse(session, ""))
                .map(action)
                .orElseGet(AccountPages::over);
    }
}
