package org.tocsin.registration.account;

import java.util.Objects;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import org.tocsin.registration.elsewhere.OtherParts;
import org.tocsin.registration.privacy.Policies;
import org.tocsin.registration.signup.Catalogue;
import org.tocsin.web.Drafts;
import org.tocsin.web.HostCookie;

/** Writes the reader's page, or says that the session is over. */
@ApplicationScoped
public class AccountPages {

    private static final String CHOICES_WAIT =
            "You are signed in again. What you had chosen about your mail is kept for a moment, and not saved yet:"
                    + " “See and change my choices” puts it back in its place.";

    private final ShowHeld showHeld;
    private final Catalogue catalogue;
    private final Policies policies;
    private final Drafts drafts;
    private final AccountSettings settings;
    private final OtherParts others;

    AccountPages(
            ShowHeld showHeld,
            Catalogue catalogue,
            Policies policies,
            Drafts drafts,
            AccountSettings settings,
            OtherParts others) {
        this.showHeld = showHeld;
        this.catalogue = catalogue;
        this.policies = policies;
        this.drafts = drafts;
        this.settings = settings;
        this.others = others;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance account(AccountView view);

        static native TemplateInstance over(String typed);
    }

    public Response show(ReaderSession reader, UnaryOperator<AccountView> change) {
        return showHeld.of(reader.subscriber())
                .map(held -> change.apply(
                        AccountView.of(held, others.glance(reader.token()), reader.token(), catalogue, policies)))
                .map(view -> Response.ok(Templates.account(view)).build())
                .orElseGet(() -> over(""));
    }

    /** What was typed is shown, and back in its fields once the reader has signed in again with this browser. */
    public Response over(Draft draft) {
        return Response.fromResponse(over(draft.inWords()))
                .cookie(drafts.keep(Drafts.DETAILS, draft.lines(), settings.linkLife()))
                .build();
    }

    /** Puts a kept draft back into the fields, and forgets it; says where choices are that the other page keeps. */
    Response refill(ReaderSession reader, Kept kept, String otherwise) {
        Draft draft = Draft.of(drafts.read(Drafts.DETAILS, kept.details()));
        String notice = drafts.read(Drafts.CHOICES, kept.choices()).isEmpty() ? otherwise : CHOICES_WAIT;
        Response page = show(reader, view -> draft.isEmpty() ? view.saying(notice) : view.refilled(draft));
        return kept.details().isEmpty()
                ? page
                : Response.fromResponse(page)
                        .cookie(HostCookie.gone(Drafts.DETAILS))
                        .build();
    }

    /** The cookies that drafts are in; empty texts for none. */
    record Kept(String details, String choices) {

        Kept {
            details = Objects.requireNonNullElse(details, "");
            choices = Objects.requireNonNullElse(choices, "");
        }
    }

    /** Shows what was typed into a form that came too late, so that it is not lost. */
    public static Response over(String typed) {
        return Response.status(Response.Status.UNAUTHORIZED)
                .entity(Templates.over(typed))
                .build();
    }
}
