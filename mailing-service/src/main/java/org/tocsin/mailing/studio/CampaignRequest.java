package org.tocsin.mailing.studio;

import java.time.Instant;
import java.util.Optional;

import org.tocsin.mailing.TopicNames;
import org.tocsin.mailing.campaign.Aim;
import org.tocsin.mailing.campaign.Concern;
import org.tocsin.mailing.campaign.Content;
import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.campaign.Severity;
import org.tocsin.mailing.campaign.Subject;
import org.tocsin.mailing.campaign.Topic;
import org.tocsin.mailing.message.Objections;

/** A new campaign as an operator writes it; any field may be missing or wrong until {@link #content} has looked. */
record CampaignRequest(
        String kind,
        String topic,
        String subject,
        String markdown,
        String vendor,
        String product,
        String severity,
        String locale,
        String updates,
        String notAfter,
        Boolean archive) {

    private static final String LANGUAGE_TAG = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*";

    /** All mistakes at once, each beside its field. */
    Content content(TopicNames topics, Instant now) {
        Mistakes mistakes = new Mistakes();
        Optional<Kind> knownKind =
                mistakes.known("kind", mistakes.given("kind", kind), Kind::of, "must be alert or newsletter");
        Optional<Topic> knownTopic = mistakes.known(
                "topic", mistakes.given("topic", topic), topics::find, "is not in the catalogue; see /api/v1/topics");
        mistakes.given("subject", subject).ifPresent(text -> mistakes.check("subject", Subject.complaint(text)));
        mistakes.given("markdown", markdown).ifPresent(text -> mistakes.check("markdown", complaint(text)));
        Aim aim = aim(mistakes, now);
        if (knownKind.filter(Kind.NEWSLETTER::equals).isPresent()
                && (!aim.concern().equals(Concern.EVERYBODY) || aim.updates().isPresent())) {
            mistakes.add("kind", "only an alert names a vendor, a product or a severity, or updates another");
        }
        mistakes.end();
        return new Content(knownKind.orElseThrow(), knownTopic.orElseThrow(), new Subject(subject), markdown, aim);
    }

    private Aim aim(Mistakes mistakes, Instant now) {
        Optional<Instant> until = mistakes.time("notAfter", Optional.ofNullable(notAfter));
        if (until.filter(moment -> !moment.isAfter(now)).isPresent()) {
            mistakes.add("notAfter", "is in the past");
        }
        Optional<String> language = Optional.ofNullable(locale);
        if (language.filter(tag -> !tag.matches(LANGUAGE_TAG)).isPresent()) {
            mistakes.add("locale", "must be a language tag such as de or de-AT");
        }
        return new Aim(
                concern(mistakes),
                language,
                mistakes.id("updates", Optional.ofNullable(updates)),
                until,
                Optional.ofNullable(archive).orElse(true));
    }

    private Concern concern(Mistakes mistakes) {
        Optional<String> maker = mistakes.name("vendor", Optional.ofNullable(vendor));
        Optional<String> what = mistakes.name("product", Optional.ofNullable(product));
        if (what.isPresent() && maker.isEmpty()) {
            mistakes.add("vendor", "is required with a product");
        }
        Optional<Severity> badness = mistakes.known(
                "severity", Optional.ofNullable(severity), Severity::of, "must be low, medium, high or critical");
        return new Concern(maker, what, badness);
    }

    private static Optional<String> complaint(String markdown) {
        if (markdown.isBlank()) {
            return Optional.of("must not be empty");
        }
        if (markdown.length() > Content.LONGEST_MARKDOWN) {
            return Optional.of("must be at most " + Content.LONGEST_MARKDOWN + " characters");
        }
        return markdown.indexOf('\0') >= 0 ? Optional.of("must not contain NUL") : Objections.to(markdown);
    }
}
