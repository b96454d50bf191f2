package org.tocsin.registration.signup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.tocsin.registration.address.EmailAddress;

/** Decides whether a submission can be acted upon, and says what is wrong with each field when it cannot. */
public final class SignUpRules {

    private static final int LONGEST_ECHO = 40;

    private final Catalogue catalogue;
    private final Language defaultLanguage;

    public SignUpRules(Catalogue catalogue, Language defaultLanguage) {
        this.catalogue = catalogue;
        this.defaultLanguage = defaultLanguage;
    }

    public Verdict check(Submission submission) {
        List<Fault> faults = new ArrayList<>();
        Optional<EmailAddress> email = checkEmail(submission.email(), faults);
        Optional<PersonName> name = checkName(submission.name(), faults);
        Optional<Language> language = checkLanguage(submission.locale(), faults);
        List<String> topics = checkTopics(submission.topics(), faults);
        List<String> sponsors = checkSponsors(submission.sponsors(), faults);
        if (!faults.isEmpty()) {
            return new Verdict.Refused(faults);
        }
        return new Verdict.Accepted(new SignUp(email.orElseThrow(), name, language.orElseThrow(), topics, sponsors));
    }

    private static Optional<EmailAddress> checkEmail(String typed, List<Fault> faults) {
        Optional<EmailAddress> email = EmailAddress.parse(typed);
        if (email.isEmpty()) {
            faults.add(new Fault("email", faultInAddress(typed)));
        }
        return email;
    }

    private static String faultInAddress(String typed) {
        if (typed.isBlank()) {
            return "Please enter your e-mail address.";
        }
        String localPart = typed.substring(0, Math.max(typed.lastIndexOf('@'), 0));
        return localPart.chars().anyMatch(character -> character > 127)
                ? "Before the @, only letters without accents, digits and signs can be reached by mail from here."
                : "This is not an e-mail address that mail can be sent to. It looks like name@example.org.";
    }

    private static Optional<PersonName> checkName(String typed, List<Fault> faults) {
        Optional<String> fault = PersonName.faultIn(typed);
        fault.ifPresent(message -> faults.add(new Fault("name", message)));
        return fault.isPresent() || typed.isBlank() ? Optional.empty() : Optional.of(new PersonName(typed));
    }

    private Optional<Language> checkLanguage(String typed, List<Fault> faults) {
        if (typed.isEmpty()) {
            return Optional.of(defaultLanguage);
        }
        Optional<Language> language = Language.parse(typed);
        if (language.isEmpty()) {
            faults.add(new Fault("locale", "This is not a language tag such as en or de-AT (BCP 47)."));
        }
        return language;
    }

    private List<String> checkTopics(List<String> slugs, List<Fault> faults) {
        if (slugs.isEmpty()) {
            faults.add(new Fault("topics", "Please choose at least one topic."));
        }
        return checkOffered("topics", "topic", slugs, catalogue::offersTopic, faults);
    }

    private List<String> checkSponsors(List<String> slugs, List<Fault> faults) {
        return checkOffered("sponsorConsents", "sponsor", slugs, catalogue::offersSponsor, faults);
    }

    private static List<String> checkOffered(
            String field, String what, List<String> slugs, Predicate<String> offered, List<Fault> faults) {
        slugs.stream()
                .filter(offered.negate())
                .findFirst()
                .ifPresent(slug -> faults.add(new Fault(field, "There is no " + what + " “" + shortened(slug) + "”.")));
        return slugs.stream().distinct().toList();
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_ECHO ? text.substring(0, LONGEST_ECHO) + "…" : text;
    }
}
