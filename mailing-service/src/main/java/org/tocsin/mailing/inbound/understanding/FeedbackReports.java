package org.tocsin.mailing.inbound.understanding;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tocsin.mailing.inbound.message.Mail;
import org.tocsin.mailing.inbound.message.Part;

/** Reports of readers' complaints (ARF, RFC 5965), and Hotmail's, which have a form of their own. */
final class FeedbackReports implements Reading {

    private static final Pattern TYPE = Pattern.compile("(?im)^feedback-type:\\s*([\\w-]{1,40})");
    private static final Pattern ABUSE = Pattern.compile("(?i)\\babuse report\\b");
    private static final Pattern AUTHENTICATION = Pattern.compile("(?i)authenticat|dmarc|dkim|\\bspf\\b|6591");
    private static final Pattern HOTMAIL = Pattern.compile("(?i)^\\s*complaint about message from \\S+");
    private static final Pattern SUBJECT =
            Pattern.compile("(?i)(abuse|spam|feedback|complaint).{0,40}(report|complaint)|complaint about");

    @Override
    public Optional<Understood> read(Letter letter) {
        Mail mail = letter.mail();
        Optional<String> type = feedbackType(mail);
        if (type.isPresent()) {
            return type.map(word -> meaning(word, mail));
        }
        boolean named = mail.root()
                .parameter("report-type")
                .filter("feedback-report"::equals)
                .isPresent();
        if (named || isHotmails(mail) || isAmazons(mail)) {
            return Optional.of(complaint("It is a provider's report of a reader's complaint."));
        }
        return Optional.empty();
    }

    private static Optional<String> feedbackType(Mail mail) {
        return mail.ownParts()
                .filter(part -> part.mediaType().equals("message/feedback-report"))
                .map(Part::text)
                .map(TYPE::matcher)
                .filter(Matcher::find)
                .map(type -> type.group(1).toLowerCase(Locale.ROOT))
                .findFirst();
    }

    private static boolean isHotmails(Mail mail) {
        boolean enclosesOurs = mail.ownParts().anyMatch(Part::enclosesMessage);
        return enclosesOurs
                && (HOTMAIL.matcher(mail.subject()).find()
                        || mail.has("x-hmxmroriginalrecipient")
                        || (mail.fromLocalPart().matches("(abuse|fbl|feedback|complaints?|staff|spam)[\\w-]*")
                                && SUBJECT.matcher(mail.subject()).find()));
    }

    /** Amazon SES, where it tells by mail in JSON. */
    private static boolean isAmazons(Mail mail) {
        return mail.ownParts().anyMatch(part -> part.text().startsWith("{\"notificationType\":\"Complaint\""));
    }

    private static Understood meaning(String type, Mail mail) {
        return switch (type) {
            case "opt-out", "opt-out-list" ->
                new Understood(
                        new Meaning.Unsubscribe(Meaning.Scope.THIS_TOPIC),
                        "The reader's provider passes on an opt-out.");
            case "not-spam" -> new Understood(new Meaning.Unknown(), "A reader took a complaint back (RFC 6430).");
            case "auth-failure", "dmarc" -> authentication(mail);
            default -> complaint("A reader's provider reports a complaint of type " + type + " (RFC 5965).");
        };
    }

    private static Understood complaint(String why) {
        return new Understood(new Meaning.Complaint(true), why);
    }

    /** Nobody complained, whatever the report calls itself; one that calls itself a report of abuse is shown as such. */
    private static Understood authentication(Mail mail) {
        String told = mail.written().text();
        boolean saysAbuse =
                ABUSE.matcher(told).find() && !AUTHENTICATION.matcher(told).find();
        return saysAbuse
                ? new Understood(
                        new Meaning.Complaint(false),
                        "It calls itself a report of abuse, but is about failed authentication (RFC 6591).")
                : new Understood(
                        new Meaning.Unknown(), "A report about failed authentication (RFC 6591), not a complaint.");
    }
}
