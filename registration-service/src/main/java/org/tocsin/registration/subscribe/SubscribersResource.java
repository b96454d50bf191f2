package org.tocsin.registration.subscribe;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.ResponseStatus;

import org.tocsin.registration.signup.Fault;
import org.tocsin.registration.signup.SignUp;
import org.tocsin.registration.signup.SignUpRules;
import org.tocsin.registration.signup.Submission;
import org.tocsin.registration.signup.Verdict;
import org.tocsin.registration.subscriber.Channel;
import org.tocsin.web.FieldError;
import org.tocsin.web.ProblemException;

/** Signing up as JSON. */
@Path("/api/v1/subscribers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SubscribersResource {

    private static final Answer ALWAYS_THE_SAME =
            new Answer("If this address can receive mail, a confirmation link is on its way to it.");

    private final SignUpRules rules;
    private final NetworkBudget budget;
    private final RequestSubscription requestSubscription;

    SubscribersResource(SignUpRules rules, NetworkBudget budget, RequestSubscription requestSubscription) {
        this.rules = rules;
        this.budget = budget;
        this.requestSubscription = requestSubscription;
    }

    /** What is sent; only the address and the topics are needed. */
    public record Application(
            Optional<String> email,
            Optional<String> name,
            Optional<String> locale,
            Optional<List<String>> topics,
            Optional<List<String>> sponsorConsents) {

        Submission toSubmission() {
            return new Submission(
                    email.orElse(""), name.orElse(""), locale.orElse(""), slugs(topics), slugs(sponsorConsents));
        }

        private static List<String> slugs(Optional<List<String>> given) {
            return given.orElse(List.of()).stream()
                    .map(slug -> Objects.requireNonNullElse(slug, ""))
                    .toList();
        }
    }

    /** The one answer there is. */
    public record Answer(String status) {}

    /** Answers 202 whether or not the address is known, and whether or not a mail goes out; 400 names the faulty fields. */
    @POST
    @PermitAll
    @ResponseStatus(202)
    public Answer subscribe(Application application, HttpServerRequest request) {
        SignUp signUp = check(application);
        if (budget.take(request)) {
            requestSubscription.request(signUp, Channel.API);
        }
        return ALWAYS_THE_SAME;
    }

    private SignUp check(Application application) {
        Verdict verdict = rules.check(application.toSubmission());
        if (verdict instanceof Verdict.Refused refused) {
            throw problem(refused.faults());
        }
        return ((Verdict.Accepted) verdict).signUp();
    }

    private static ProblemException problem(List<Fault> faults) {
        List<FieldError> errors = faults.stream()
                .map(fault -> new FieldError(fault.field(), fault.message()))
                .toList();
        FieldError first = errors.get(0);
        return new ProblemException(400, "The sign-up cannot be used", first.field() + ": " + first.message(), errors);
    }
}
