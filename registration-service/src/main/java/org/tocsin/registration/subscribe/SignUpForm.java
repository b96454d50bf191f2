package org.tocsin.registration.subscribe;

import java.util.List;

import org.tocsin.registration.signup.Catalogue;
import org.tocsin.registration.signup.Fault;
import org.tocsin.registration.signup.Sponsor;
import org.tocsin.registration.signup.Submission;
import org.tocsin.registration.signup.Topic;

/** The sign-up page as it is shown: empty, or with what was typed and what is wrong with it. */
public record SignUpForm(
        String publisher, String policyVersion, Catalogue catalogue, Submission typed, List<Fault> faults) {

    public List<Choice> topics() {
        List<Topic> topics = catalogue.topics();
        return topics.stream()
                .map(topic -> new Choice(
                        topic.slug(),
                        topic.name(),
                        topic.purpose(),
                        topic.frequency(),
                        typed.topics().contains(topic.slug()),
                        topic.equals(topics.get(0)) && focusIsOn("topics")))
                .toList();
    }

    public List<Choice> sponsors() {
        return catalogue.sponsors().stream().map(this::choice).toList();
    }

    private Choice choice(Sponsor sponsor) {
        boolean ticked = typed.sponsors().contains(sponsor.slug());
        return new Choice(sponsor.slug(), sponsor.name(), sponsor.purpose(), "", ticked, focusIsOn("sponsorConsents"));
    }

    public Field email() {
        return field("email", typed.email());
    }

    public Field name() {
        return field("name", typed.name());
    }

    /** Empty when nothing is wrong with the topics. */
    public String topicsError() {
        return errorAt("topics");
    }

    /** Empty when nothing is wrong with the consents. */
    public String sponsorsError() {
        return errorAt("sponsorConsents");
    }

    private Field field(String name, String value) {
        return new Field(value, errorAt(name), focusIsOn(name));
    }

    private String errorAt(String field) {
        return faults.stream()
                .filter(fault -> fault.field().equals(field))
                .map(Fault::message)
                .findFirst()
                .orElse("");
    }

    private boolean focusIsOn(String field) {
        return !faults.isEmpty() && faults.get(0).field().equals(field);
    }

    /** A text field; the error is empty when there is none. */
    public record Field(String value, String error, boolean focused) {}

    /** A box to tick; the frequency is empty where it means nothing. */
    public record Choice(String slug, String name, String purpose, String frequency, boolean ticked, boolean focused) {}
}
