package org.tocsin.preference.receipts;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestForm;

import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.preferring.Sessions;
import org.tocsin.preference.preferring.SignInFirst;

/** Receipts for people. Every form carries the session; there is no cookie, and no address that shows a receipt by itself. */
@Path("/preferences/receipts")
@PermitAll
public class ReceiptsResource {

    private final Sessions sessions;
    private final WriteReceipts writeReceipts;

    ReceiptsResource(Sessions sessions, WriteReceipts writeReceipts) {
        this.sessions = sessions;
        this.writeReceipts = writeReceipts;
    }

    /** Without a session there is nothing to see. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance signInFirst() {
        return new SignInFirst(false);
    }

    /** The same for the address of one. */
    @GET
    @Path("/{number}")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance signInFirst(@PathParam("number") String number) {
        return new SignInFirst(false);
    }

    /** All of them. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public Response all(@RestForm Optional<String> session) {
        return within(
                session,
                reader -> page(new ReceiptList(
                        session.orElse(""),
                        writeReceipts.all(reader).stream().map(ReceiptView::of).toList())));
    }

    /** One. */
    @POST
    @Path("/{number}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public Response one(@PathParam("number") String number, @RestForm Optional<String> session) {
        return within(
                session,
                reader -> page(new ReceiptPage(session.orElse(""), ReceiptView.of(writeReceipts.one(reader, number)))));
    }

    /** One as a file. */
    @POST
    @Path("/{number}/download")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    public Response downloadOne(@PathParam("number") String number, @RestForm Optional<String> session) {
        return within(session, reader -> file(List.of(writeReceipts.one(reader, number)), "receipt-" + number));
    }

    /** All as a file. */
    @POST
    @Path("/download")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    public Response downloadAll(@RestForm Optional<String> session) {
        return within(session, reader -> file(writeReceipts.all(reader), "receipts"));
    }

    private Response within(Optional<String> session, Function<SubscriberId, Response> action) {
        return sessions.reader(session.orElse("")).map(action).orElseGet(ReceiptsResource::over);
    }

    private static Response file(List<Receipt> receipts, String name) {
        return Response.ok(new Receipts(receipts), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".json\"")
                .build();
    }

    private static Response page(TemplateInstance page) {
        return Response.ok(page.render(), "text/html;charset=UTF-8").build();
    }

    private static Response over() {
        return Response.status(401)
                .type("text/html;charset=UTF-8")
                .entity(new SignInFirst(true).render())
                .build();
    }
}
