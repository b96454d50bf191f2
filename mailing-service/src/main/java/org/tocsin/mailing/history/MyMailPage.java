package org.tocsin.mailing.history;

import java.util.Optional;
import java.util.function.Function;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestForm;

import org.tocsin.mailing.TopicNames;

/** The reader's mail as a page; every form carries the session, as everywhere in "your data". */
@Path("/account/mail")
@Produces(MediaType.TEXT_HTML)
public class MyMailPage {

    private final Sessions sessions;
    private final ReadHistory readHistory;
    private final TopicNames topics;

    MyMailPage(Sessions sessions, ReadHistory readHistory, TopicNames topics) {
        this.sessions = sessions;
        this.readHistory = readHistory;
        this.topics = topics;
    }

    @CheckedTemplate(basePath = "history")
    static class Templates {
        private Templates() {}

        static native TemplateInstance mail(MyMailView view);

        static native TemplateInstance over();
    }

    /** Without a session there is nothing to see. */
    @GET
    @PermitAll
    public TemplateInstance signInFirst() {
        return Templates.over();
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response show(@RestForm Optional<String> session) {
        return within(
                session, history -> Response.ok(Templates.mail(MyMailView.of(history, session.orElse(""), topics)))
                        .build());
    }

    /** All of it, as a file. */
    @POST
    @Path("/export")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response export(@RestForm Optional<String> session) {
        return within(session, history -> Response.ok(history, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-mail.json\"")
                .build());
    }

    private Response within(Optional<String> session, Function<MailHistory, Response> action) {
        return session.flatMap(sessions::reader)
                .map(readHistory::of)
                .filter(MailHistory::known)
                .map(action)
                .orElseGet(() -> Response.status(Response.Status.UNAUTHORIZED)
                        .entity(Templates.over())
                        .build());
    }
}
