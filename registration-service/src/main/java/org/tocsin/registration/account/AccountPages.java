package org.tocsin.registration.account;

import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import org.tocsin.registration.elsewhere.OtherParts;
import org.tocsin.registration.privacy.Policies;
import org.tocsin.registration.signup.Catalogue;

/** Writes the reader's page, or says that the session is over. */
@ApplicationScoped
public class AccountPages {

    private final ShowHeld showHeld;
    private final Catalogue catalogue;
    private final Policies policies;
    private final Drafts drafts;
    private final OtherParts others;

    AccountPages(ShowHeld showHeld, Catalogue catalogue, Policies policies, Drafts drafts, OtherParts others) {
        this.showHeld = showHeld;
        this.catalogue = catalogue;
        this.policies = policies;
        this.drafts = drafts;
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
                .cookie(drafts.keep(draft))
                .build();
    }

    /** Puts a kept draft back into the fields, and forgets it. */
    Response refill(ReaderSession reader, String kept, String otherwise) {
        Draft draft = drafts.read(kept);
        Response page = show(reader, view -> draft.isEmpty() ? view.saying(otherwise) : view.refilled(draft));
        return kept.isEmpty()
                ? page
                : Response.fromResponse(page).cookie(drafts.drop()).build();
    }

    /** Shows what was typed into a form that came too late, so that it is not lost. */
    public static Response over(String typed) {
        return Response.status(Response.Status.UNAUTHORIZED)
                .entity(Templates.over(typed))
                .build();
    }
}
