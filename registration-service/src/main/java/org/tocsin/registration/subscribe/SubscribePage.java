package org.tocsin.registration.subscribe;

import java.util.List;
import java.util.Objects;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
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
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.RestForm;

import org.tocsin.registration.privacy.Policies;
import org.tocsin.registration.signup.Catalogue;
import org.tocsin.registration.signup.Fault;
import org.tocsin.registration.signup.SignUpRules;
import org.tocsin.registration.signup.Submission;
import org.tocsin.registration.signup.Verdict;
import org.tocsin.registration.subscriber.Channel;

/** Signing up in a browser, at the front door and at its own address. */
@Path("/{door:(subscribe)?}")
@Produces(MediaType.TEXT_HTML)
public class SubscribePage {

    /** As long as the shorter of the windows in which sign-ups are counted. */
    private static final int RETRY_AFTER_SECONDS = 3_600;

    private final SignUpRules rules;
    private final Catalogue catalogue;
    private final Policies policies;
    private final SignUpSettings settings;
    private final NetworkBudget budget;
    private final RequestSubscription requestSubscription;

    SubscribePage(
            SignUpRules rules,
            Catalogue catalogue,
            Policies policies,
            SignUpSettings settings,
            NetworkBudget budget,
            RequestSubscription requestSubscription) {
        this.rules = rules;
        this.catalogue = catalogue;
        this.policies = policies;
        this.settings = settings;
        this.budget = budget;
        this.requestSubscription = requestSubscription;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance subscribe(SignUpForm form);

        static native TemplateInstance mailbox(String publisher, long linkHours);

        static native TemplateInstance busy(String publisher);
    }

    /** What a browser sends; boxes that are not ticked are not sent at all. */
    public static class Filled {
        @RestForm
        String email;

        @RestForm
        String name;

        @RestForm
        String locale;

        @RestForm
        List<String> topics;

        @RestForm
        List<String> sponsorConsents;

        private Submission toSubmission() {
            return new Submission(text(email), text(name), text(locale), topics, sponsorConsents);
        }

        private static String text(String sent) {
            return Objects.requireNonNullElse(sent, "");
        }
    }

    @GET
    @PermitAll
    public TemplateInstance form() {
        return form(Submission.BLANK, List.of());
    }

    /** Answers 202 and the same page whatever is known of the address; 400 shows the form again, with what was typed. */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response subscribe(@BeanParam Filled filled, HttpServerRequest request) {
        Submission typed = filled.toSubmission();
        Verdict verdict = rules.check(typed);
        if (verdict instanceof Verdict.Refused refused) {
            return Response.status(400).entity(form(typed, refused.faults())).build();
        }
        if (!budget.take(request)) {
            return busy();
        }
        requestSubscription.request(((Verdict.Accepted) verdict).signUp(), Channel.FORM);
        return Response.accepted(Templates.mailbox(
                        settings.publisher(), settings.linkLife().toHours()))
                .build();
    }

    /** Depends on the network alone, so it tells nothing about an address. */
    private Response busy() {
        return Response.status(429)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .entity(Templates.busy(settings.publisher()))
                .build();
    }

    private TemplateInstance form(Submission typed, List<Fault> faults) {
        return Templates.subscribe(
                new SignUpForm(settings.publisher(), policies.current().version(), catalogue, typed, faults));
    }
}
