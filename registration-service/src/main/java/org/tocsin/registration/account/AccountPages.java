package org.tocsin.registration.account;

import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import org.tocsin.registration.privacy.Policies;
import org.tocsin.registration.signup.Catalogue;

/** Writes the reader's page, or says that the session is over. */
@ApplicationScoped
public class AccountPages {

    private final ShowHeld showHeld;
    private final Catalogue catalogue;
    private final Policies policies;

    AccountPages(ShowHeld showHeld, Catalogue catalogue, Policies policies) {
        this.showHeld = showHeld;
        this.catalogue = catalogue;
        this.policies = policies;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance account(AccountView view);

        static native TemplateInstance over(String typed);
    }

    public Response show(ReaderSession reader, UnaryOperator<AccountView> change) {
        return showHeld.of(reader.subscriber())
                .map(held -> change.apply(AccountView.of(held, reader.token(), catalogue, policies)))
                .map(view -> Response.ok(Templates.account(view)).build())
                .orElseGet(() -> over(""));
    }

    /** Shows what was typed into a form that came too late, so that it is not lost. */
    public static Response over(String typed) {
        return Response.status(Response.Status.UNAUTHORIZED)
                .entity(Templates.over(typed))
                .build();
    }
}
