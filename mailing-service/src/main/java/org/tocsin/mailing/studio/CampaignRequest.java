package org.tocsin.mailing.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.tocsin.mailing.campaign.Content;
import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.campaign.Subject;
import org.tocsin.mailing.campaign.Topic;
import org.tocsin.web.FieldError;
import org.tocsin.web.ProblemException;

/** A new campaign as an operator writes it; any field may be missing or wrong until {@link #content} has looked. */
record CampaignRequest(String kind, String topic, String subject, String markdown) {

    /** All mistakes at once, each beside its field. */
    Content content() {
        List<FieldError> errors = new ArrayList<>();
        Optional<Kind> knownKind = given("kind", kind, errors).flatMap(Kind::of);
        Optional<Topic> knownTopic = given("topic", topic, errors).flatMap(Topic::of);
        if (kind != null && knownKind.isEmpty()) {
            errors.add(new FieldError("kind", "must be alert or newsletter"));
        }
        if (topic != null && knownTopic.isEmpty()) {
            errors.add(new FieldError("topic", "is not in the catalogue; see /api/v1/topics"));
        }
        given("subject", subject, errors)
                .flatMap(Subject::complaint)
                .ifPresent(complaint -> errors.add(new FieldError("subject", complaint)));
        given("markdown", markdown, errors)
                .flatMap(CampaignRequest::complaint)
                .ifPresent(complaint -> errors.add(new FieldError("markdown", complaint)));
        if (!errors.isEmpty()) {
            throw new ProblemException(400, "The campaign is not complete", "See errors for what to change.", errors);
        }
        return new Content(knownKind.orElseThrow(), knownTopic.orElseThrow(), new Subject(subject), markdown);
    }

    private static Optional<String> given(String field, String value, List<FieldError> errors) {
        if (value == null) {
            errors.add(new FieldError(field, "is required"));
        }
        return Optional.ofNullable(value);
    }

    private static Optional<String> complaint(String markdown) {
        if (markdown.isBlank()) {
            return Optional.of("must not be empty");
        }
        if (markdown.length() > Content.LONGEST_MARKDOWN) {
            return Optional.of("must be at most " + Content.LONGEST_MARKDOWN + " characters");
        }
        return markdown.indexOf('\0') >= 0 ? Optional.of("must not contain NUL") : Optional.empty();
    }
}
