package org.tocsin.registration.account;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
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

        static native TemplateInstance over(String typed, boolean kept);
    }

    public Response show(ReaderSession reader, UnaryOperator<AccountView> change) {
        return showHeld.of(reader.subscriber())
                .map(held -> change.apply(
                        AccountView.of(held, others.glance(reader.token()), reader.token(), catalogue, policies)))
                .map(view -> Response.ok(Templates.account(view)).build())
                .orElseGet(AccountPages::over);
    }

    /** What was typed is shown, and back in its fields once the reader has signed in again with this browser. */
    public Response over(String session, Draft draft) {
        Optional<NewCookie> kept = draft.isEmpty()
                ? Optional.empty()
                : drafts.keep(Drafts.DETAILS, session, draft.lines(), settings.linkLife());
        Response page = over(Templates.over(draft.inWords(), kept.isPresent()));
        return kept.map(cookie -> Response.fromResponse(page).cookie(cookie).build())
                .orElse(page);
    }

    /** Puts a kept draft back into the fields, and forgets it; says where choices are that the other page keeps. */
    Response refill(ReaderSession reader, Kept kept, String otherwise) {
        Draft draft = Draft.of(drafts.read(Drafts.DETAILS, reader.subscriber().value(), kept.details()));
        List<String> choices = drafts.read(Drafts.CHOICES, reader.subscriber().value(), kept.choices());
        String notice = choices.isEmpty() ? otherwise : CHOICES_WAIT;
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

    /** For a form with nothing typed in it. */
    public static Response over() {
        return over(Templates.over("", false));
    }

    private static Response over(TemplateInstance page) {
        return Response.status(Response.Status.UNAUTHORIZED).entity(page).build();
    }
}
