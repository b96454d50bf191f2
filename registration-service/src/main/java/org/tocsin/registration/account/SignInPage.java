package org.tocsin.registration.account;

import java.util.Objects;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.RestForm;

import org.tocsin.registration.account.AccountPages.Kept;
import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.subscribe.NetworkBudget;
import org.tocsin.web.Drafts;
import org.tocsin.web.HostCookie;

/** Signing in: ask for a link, open it, press its button. Fetching the link changes nothing. */
@Path("/account")
@Produces(MediaType.TEXT_HTML)
public class SignInPage {

    private final AccountSettings settings;
    private final NetworkBudget budget;
    private final RequestSignIn requestSignIn;
    private final EnterAccount enterAccount;
    private final StaySignedIn staySignedIn;
    private final ReaderSessions sessions;
    private final AccountPages pages;

    SignInPage(
            AccountSettings settings,
            NetworkBudget budget,
            RequestSignIn requestSignIn,
            EnterAccount enterAccount,
            StaySignedIn staySignedIn,
            ReaderSessions sessions,
            AccountPages pages) {
        this.settings = settings;
        this.budget = budget;
        this.requestSignIn = requestSignIn;
        this.enterAccount = enterAccount;
        this.staySignedIn = staySignedIn;
        this.sessions = sessions;
        this.pages = pages;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance signIn(String typed, String error);

        static native TemplateInstance mailbox(long minutes);

        static native TemplateInstance busy();

        static native TemplateInstance enter(boolean sameBrowser, String askedAt, long days);

        static native TemplateInstance signedOut();

        static native TemplateInstance closed();

        static native TemplateInstance unknown();
    }

    /** The form; or the reader's page at once, for a browser that stays signed in. */
    @GET
    @PermitAll
    public Response form(
            @CookieParam(Browser.REMEMBERED) String remembered,
            @CookieParam(Drafts.DETAILS) String details,
            @CookieParam(Drafts.CHOICES) String choices) {
        return staySignedIn
                .resume(Objects.requireNonNullElse(remembered, ""))
                .map(reader -> pages.refill(reader, new Kept(details, choices), ""))
                .orElseGet(() -> Response.ok(Templates.signIn("", "")).build());
    }

    /** Answers 202 and the same page whether or not anybody has this address; the cookie tells this browser from others. */
    @POST
    @Path("/sign-in")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(@RestForm String email, HttpServerRequest request) {
        String typed = Objects.requireNonNullElse(email, "");
        Optional<EmailAddress> address = EmailAddress.parse(typed);
        if (address.isEmpty()) {
            String error = "This is not an e-mail address that mail can be sent to. It looks like name@example.org.";
            return Response.status(400).entity(Templates.signIn(typed, error)).build();
        }
        if (!budget.take(request)) {
            return Response.status(429).entity(Templates.busy()).build();
        }
        String secret = Browser.newSecret();
        requestSignIn.request(address.get(), secret);
        return Response.accepted(Templates.mailbox(settings.linkLife().toMinutes()))
                .cookie(HostCookie.of(Browser.COOKIE, secret, settings.linkLife()))
                .build();
    }

    /** 200 with a button; 410 when used or too old; 404 for a link that is not ours. */
    @GET
    @Path("/enter/{token}")
    @PermitAll
    public Response look(@PathParam("token") String token, @CookieParam(Browser.COOKIE) String secret) {
        Entrance entrance = enterAccount.look(token, Objects.requireNonNullElse(secret, ""));
        if (entrance instanceof Entrance.Open open) {
            return Response.ok(enterPage(open)).build();
        }
        return entrance instanceof Entrance.Closed ? closed() : unknown();
    }

    /** In a browser that did not ask for the link it takes {@code here=yes}; {@code remember=yes} keeps it signed in. */
    @POST
    @Path("/enter/{token}")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(
            @PathParam("token") String token,
            @CookieParam(Browser.COOKIE) String secret,
            @CookieParam(Drafts.DETAILS) String details,
            @CookieParam(Drafts.CHOICES) String choices,
            @HeaderParam(HttpHeaders.USER_AGENT) String userAgent,
            @RestForm String here,
            @RestForm String remember) {
        Entrance entrance = enterAccount.look(token, Objects.requireNonNullElse(secret, ""));
        if (entrance instanceof Entrance.Open open && !open.sameBrowser() && !"yes".equals(here)) {
            return Response.status(400).entity(enterPage(open)).build();
        }
        if (entrance instanceof Entrance.Unknown) {
            return unknown();
        }
        return enterAccount
                .enter(token)
                .map(session -> {
                    Response page = pages.refill(session, new Kept(details, choices), "You are signed in.");
                    return "yes".equals(remember) ? remembering(page, session, userAgent) : page;
                })
                .orElseGet(SignInPage::closed);
    }

    /** Ends every session of the reader, and forgets this browser. */
    @POST
    @Path("/sign-out")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut(@RestForm String session, @CookieParam(Browser.REMEMBERED) String remembered) {
        sessions.resume(Objects.requireNonNullElse(session, ""))
                .ifPresent(reader ->
                        staySignedIn.signOutHere(reader.subscriber(), Objects.requireNonNullElse(remembered, "")));
        return Response.ok(Templates.signedOut())
                .cookie(HostCookie.gone(Browser.REMEMBERED))
                .build();
    }

    private Response remembering(Response page, ReaderSession session, String userAgent) {
        return Response.fromResponse(page)
                .cookie(staySignedIn.remember(session.subscriber(), Objects.requireNonNullElse(userAgent, "")))
                .build();
    }

    private TemplateInstance enterPage(Entrance.Open open) {
        return Templates.enter(
                open.sameBrowser(),
                AccountView.time(open.askedAt()),
                settings.rememberLife().toDays());
    }

    private static Response closed() {
        return Response.status(Response.Status.GONE).entity(Templates.closed()).build();
    }

    private static Response unknown() {
        return Response.status(Response.Status.NOT_FOUND)
                .entity(Templates.unknown())
                .build();
    }
}
